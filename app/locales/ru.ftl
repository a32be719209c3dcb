# What payers read, in Russian.

## Every page

language-switch = Язык
via-alipayplus = Оплата через Alipay+

## Entry page

entry-title = Оплата
amount-label = Сумма
amount-fixed = Сумма указана магазином.
amount-between = От { $minimum } до { $maximum }
amount-at-least = Не менее { $minimum }
amount-at-most = Не более { $maximum }
note-label = Комментарий для магазина
note-optional = по желанию
keypad-label = Клавиатура
key-decimal = Десятичный знак
key-delete = Стереть
pay = Оплатить
pay-amount = Оплатить { $amount }
paying = Открываем кошелёк…
pay-next = Деньги спишутся только после подтверждения в кошельке.
pay-next-named = Деньги спишутся только после подтверждения в { $wallet }.
turn = Показать кассиру

problem-empty = Введите сумму к оплате.
problem-not-a-number = Неверная сумма. Вводите только цифры.
problem-character = В сумме не может быть «{ $character }». Вводите только цифры.
problem-negative = Сумма не может быть отрицательной.
problem-zero = Сумма должна быть больше нуля.
problem-too-many-decimals = { $allowed ->
    [0] Сумма в { $currency } должна быть целой.
    [one] В сумме в { $currency } может быть не более { $allowed } знака после запятой.
    [few] В сумме в { $currency } может быть не более { $allowed } знаков после запятой.
    [many] В сумме в { $currency } может быть не более { $allowed } знаков после запятой.
   *[other] В сумме в { $currency } может быть не более { $allowed } знака после запятой.
}
problem-ambiguous = Сумма непонятна. Введите её ещё раз без разделителей.
problem-too-large = Сумма слишком большая.
problem-below-minimum = Минимальная сумма здесь: { $minimum }.
problem-above-maximum = Максимальная сумма здесь: { $maximum }.
problem-unusual = { $amount } — очень большая сумма. Если она верна, нажмите «Оплатить» ещё раз.
problem-note = Комментарий слишком длинный: не более { $maximum } символов.
problem-page-expired = Страница была открыта слишком долго. Проверьте сумму и нажмите «Оплатить» ещё раз.
problem-offline = Нет подключения, ничего не отправлено. Подключитесь к интернету и нажмите «Оплатить» ещё раз.

## Outcome page

checking-title = Проверяем платёж
checking-wait = Ждём ответа от вашего кошелька. Страница обновится сама.
checking-do-not-repeat = Если вы уже подтвердили оплату в кошельке, не платите ещё раз.
checking-deadline = Подтвердить можно до { $time }.
checking-late = Время подтверждения истекло. Выясняем, прошёл ли платёж.
continue-in-wallet = Продолжить в кошельке
not-paid-yet = Вышли из кошелька, не оплатив?
start-again = Начать заново
other-amount = Этот платёж на сумму { $amount }. Сейчас вы ввели { $typed }.
continue-with = Продолжить: { $amount }
start-again-with = Начать заново: { $amount }
check-again = Проверить ещё раз
connection-trouble = Связь потеряна. Пробуем снова.
connection-given-up = Связи всё ещё нет. Нажмите «Проверить ещё раз».

succeeded-title = Оплачено
succeeded-live = Сейчас в магазине { $time }
succeeded-earlier = Более ранний платёж
paid-at = Оплачено в { $time }
paid-on = Оплачено { $time }
paid-yesterday = Оплачено вчера, { $time }
already-paid = Этот платёж уже проведён. Повторного списания не было.
failed-title = Не оплачено
failed-not-charged = Деньги не списаны.
cancelling-title = Отменяем платёж
cancelling-wait = Ждём подтверждения от вашего кошелька. Пока не платите снова: страница обновится сама.
cancelling-returning = Магазин возвращает вам деньги. Ждём подтверждения от вашего кошелька. Страница обновится сама.
cancelled-title = Платёж отменён
cancelled-not-charged = Деньги не будут списаны. Если кошелёк уже показывает списание, деньги вернутся.
cancelled-returned = Вы оплатили, и магазин вернул { $amount } на ваш кошелёк.

reason-declined = Платёж отклонён в кошельке.
reason-expired = Время подтверждения истекло.
reason-insufficient-funds = В кошельке недостаточно средств. Пополните его или выберите другую карту и начните заново.
reason-limit-exceeded = Сумма превышает лимит кошелька. Проверьте лимиты или уменьшите сумму.
reason-risk-refused = Кошелёк отклонил платёж из соображений безопасности. Оплатите другим способом.
reason-wallet-account = Сейчас с вашего счёта оплатить нельзя. Откройте кошелёк и посмотрите, что нужно сделать.
reason-method-unavailable = Сейчас этим кошельком здесь нельзя оплатить. Попробуйте другой.
reason-service-problem = Сейчас магазин не может принять этот платёж. Оплатите другим способом.
reason-cancelled-by-shop = Магазин отменил платёж.
reason-other = Платёж не прошёл.

detail-store = Получатель
detail-store-unpaid = Магазин
detail-amount = Сумма
detail-refunded = Возвращено
detail-wallet = Способ оплаты
detail-time = Дата и время
detail-code = Код
detail-note = Комментарий
detail-reference = Номер операции

## Notices

unknown-code-title = Неизвестный код
unknown-code-body = Отсканируйте весь код ещё раз или обратитесь в магазин. Деньги не списаны.
switched-off-title = Этот код отключён
switched-off-body = Спросите в магазине действующий код. Деньги не списаны.
unknown-page-title = Такой страницы нет
unknown-page-body = Отсканируйте код в магазине ещё раз.
home-title = Оплата в магазине
home-body = Откройте приложение-кошелёк и отсканируйте код в магазине.
home-console = Для магазинов: войти
unreadable-title = Не удалось прочитать запрос
unreadable-body = Ничего не выполнено, деньги не списаны. Отсканируйте код в магазине ещё раз.

no-wallet-title = Откройте эту страницу в кошельке
no-wallet-body = Здесь можно оплатить через приложение-кошелёк с поддержкой Alipay+.
no-wallet-how = Как оплатить
no-wallet-step-open = Откройте приложение-кошелёк.
no-wallet-step-scan = Отсканируйте им код в магазине или код ниже.
no-wallet-step-pay = Введите сумму и подтвердите.
no-wallet-which = Подходящие кошельки
no-wallet-more = и другие кошельки со знаком Alipay+
no-wallet-qr = QR-код этой страницы
no-wallet-link = Или скопируйте ссылку и откройте её в кошельке
no-wallet-link-label = Ссылка на эту страницу
copy = Копировать
copied = Скопировано

unreachable-title = Платёжный сервис не отвечает
unreachable-body = Деньги не списаны. При повторной попытке деньги не спишутся дважды.

busy-title = Сейчас слишком много запросов
busy-body = Подождите немного и попробуйте снова. Деньги не спишутся дважды.

try-again = Попробовать снова

server-error-title = У нас произошла ошибка
server-error-body = Попробуйте чуть позже. Если вы уже подтвердили оплату в кошельке, не платите снова: попросите магазин проверить.
server-error-request = Обращаясь за помощью, назовите этот номер:
