# What payers read, in Kazakh.

## Every page

language-switch = Тіл
via-alipayplus = Alipay+ арқылы төлем

## Entry page

entry-title = Төлем
amount-label = Төлем сомасы
amount-fixed = Соманы дүкен белгілеген.
amount-between = { $minimum } – { $maximum }
amount-at-least = Кемінде { $minimum }
amount-at-most = Ең көбі { $maximum }
note-label = Дүкенге хабарлама
note-optional = міндетті емес
keypad-label = Сандық пернетақта
key-decimal = Ондық бөлгіш
key-delete = Өшіру
pay = Төлеу
pay-amount = { $amount } төлеу
paying = Әмияныңыз ашылуда…
pay-next = Әмиянда растағанға дейін ақша есептен шығарылмайды.
pay-next-named = { $wallet } қосымшасында растағанға дейін ақша есептен шығарылмайды.
turn = Сатушыға көрсету

problem-empty = Төлем сомасын енгізіңіз.
problem-not-a-number = Сома қате. Тек сандарды енгізіңіз.
problem-character = Сомада «{ $character }» болмауы керек. Тек сандарды енгізіңіз.
problem-negative = Сома теріс болмауы керек.
problem-zero = Сома нөлден көп болуы керек.
problem-too-many-decimals = { $allowed ->
    [0] { $currency } сомасы бүтін болуы керек.
   *[other] { $currency } сомасында үтірден кейін ең көбі { $allowed } таңба болады.
}
problem-ambiguous = Сома түсініксіз. Бөлгіш белгілерсіз қайта енгізіңіз.
problem-too-large = Сома тым үлкен.
problem-below-minimum = Мұндағы ең аз сома: { $minimum }.
problem-above-maximum = Мұндағы ең көп сома: { $maximum }.
problem-unusual = { $amount } — өте үлкен сома. Дұрыс болса, «Төлеу» түймесін қайта басыңыз.
problem-note = Хабарлама тым ұзын: ең көбі { $maximum } таңба.
problem-page-expired = Бет тым ұзақ ашық тұрды. Соманы тексеріп, «Төлеу» түймесін қайта басыңыз.
problem-offline = Интернет жоқ, ештеңе жіберілген жоқ. Интернетке қосылып, «Төлеу» түймесін қайта басыңыз.

## Outcome page

checking-title = Төлем тексерілуде
checking-wait = Әмияныңыздың жауабын күтудеміз. Бет өзі жаңарады.
checking-do-not-repeat = Әмиянда растаған болсаңыз, қайта төлемеңіз.
checking-deadline = Растаудың соңғы уақыты: { $time }.
checking-late = Растау уақыты аяқталды. Төлемнің өткен-өтпегенін тексерудеміз.
continue-in-wallet = Әмиянда жалғастыру
not-paid-yet = Әмияннан төлемей шықтыңыз ба?
start-again = Қайта бастау
other-amount = Бұл төлемнің сомасы { $amount }. Сіз қазір { $typed } енгіздіңіз.
continue-with = { $amount } төлемін жалғастыру
start-again-with = { $amount } сомасымен қайта бастау
check-again = Қайта тексеру
connection-trouble = Байланыс үзілді. Қайта қосылып жатырмыз.
connection-given-up = Байланыс әлі жоқ. «Қайта тексеру» түймесін басыңыз.

succeeded-title = Төленді
succeeded-live = Дүкенде қазір { $time }
succeeded-earlier = Бұрынғы төлем
paid-at = Төленген уақыты: { $time }
paid-on = Төленген күні: { $time }
paid-yesterday = Кеше төленген, { $time }
already-paid = Бұл төлем бұрын жасалған. Ақша екінші рет есептен шығарылған жоқ.
failed-title = Төленбеді
failed-not-charged = Ақшаңыз есептен шығарылған жоқ.
cancelling-title = Төлемнің күші жойылуда
cancelling-wait = Әмияныңыздың растауын күтудеміз. Әзірге қайта төлемеңіз: бет өзі жаңарады.
cancelling-returning = Дүкен ақшаңызды қайтарып жатыр. Әмияныңыздың растауын күтіп тұрмыз. Бұл бет өзі жаңарады.
cancelled-title = Төлемнің күші жойылды
cancelled-not-charged = Ақшаңыз есептен шығарылмайды. Әмиянда есептен шығарылған болып көрінсе, ақша қайтарылады.
cancelled-returned = Сіз төлеген едіңіз, дүкен { $amount } сомасын әмияныңызға қайтарды.

reason-declined = Әмияныңыз төлемді қабылдамады.
reason-expired = Растау уақыты аяқталды.
reason-insufficient-funds = Әмияндағы қаражат жеткіліксіз. Толтырыңыз немесе басқа картаны таңдап, қайта бастаңыз.
reason-limit-exceeded = Сома әмиян лимитінен асады. Лимитті тексеріңіз немесе соманы азайтыңыз.
reason-risk-refused = Қауіпсіздік үшін әмиян төлемді қабылдамады. Басқа тәсілмен төлеңіз.
reason-wallet-account = Қазір сіздің шотыңыздан төлеу мүмкін емес. Әмиянды ашып, не қажет екенін қараңыз.
reason-method-unavailable = Қазір бұл әмиянмен мұнда төлеу мүмкін емес. Басқа әмиянды қолданып көріңіз.
reason-service-problem = Қазір дүкен бұл төлемді қабылдай алмайды. Басқа тәсілмен төлеңіз.
reason-cancelled-by-shop = Дүкен төлемнің күшін жойды.
reason-other = Төлем өтпеді.

detail-store = Алушы
detail-store-unpaid = Дүкен
detail-amount = Сома
detail-refunded = Қайтарылды
detail-wallet = Төлем тәсілі
detail-time = Күні мен уақыты
detail-code = Код
detail-note = Хабарлама
detail-reference = Операция нөмірі

## Notices

unknown-code-title = Белгісіз код
unknown-code-body = Кодты толық қайта сканерлеңіз немесе дүкеннен көмек сұраңыз. Ақшаңыз есептен шығарылған жоқ.
switched-off-title = Бұл код өшірілген
switched-off-body = Дүкеннен қазіргі кодты сұраңыз. Ақшаңыз есептен шығарылған жоқ.
unknown-page-title = Мұндай бет жоқ
unknown-page-body = Дүкендегі кодты қайта сканерлеңіз.
home-title = Дүкенде төлеу
home-body = Әмиян қосымшасын ашып, дүкендегі кодты сканерлеңіз.
home-console = Дүкендерге: кіру
unreadable-title = Сұрауды оқу мүмкін болмады
unreadable-body = Ештеңе орындалған жоқ, ақшаңыз есептен шығарылған жоқ. Дүкендегі кодты қайта сканерлеңіз.

no-wallet-title = Бұл бетті әмиян қосымшасында ашыңыз
no-wallet-body = Мұнда Alipay+ қолдайтын әмиян қосымшасымен төлеуге болады.
no-wallet-how = Қалай төлеуге болады
no-wallet-step-open = Әмиян қосымшасын ашыңыз.
no-wallet-step-scan = Онымен дүкендегі немесе төмендегі кодты сканерлеңіз.
no-wallet-step-pay = Соманы енгізіп, растаңыз.
no-wallet-which = Қолдау көрсетілетін әмияндар
no-wallet-more = және Alipay+ белгісі бар басқа әмияндар
no-wallet-qr = Осы беттің QR коды
no-wallet-link = Немесе сілтемені көшіріп, әмиянда ашыңыз
no-wallet-link-label = Осы беттің сілтемесі
copy = Көшіру
copied = Көшірілді

unreachable-title = Төлем қызметі жауап бермей тұр
unreachable-body = Ақшаңыз есептен шығарылған жоқ. Қайталап көрсеңіз, ақша екі рет есептен шығарылмайды.

busy-title = Қазір жүктеме тым көп
busy-body = Сәл күтіп, қайталап көріңіз. Ақша екі рет есептен шығарылмайды.

try-again = Қайталап көру

server-error-title = Біздің жүйеде ақау шықты
server-error-body = Сәл кейінірек қайталап көріңіз. Әмиянда растаған болсаңыз, қайта төлемеңіз: дүкеннен тексеруді сұраңыз.
server-error-request = Көмек сұрағанда осы нөмірді айтыңыз:
