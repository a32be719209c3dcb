# What payers read, in Arabic. Its lines run from right to left; what stands in braces is isolated from them. A mark keeps the plus on its side.

## Every page

language-switch = اللغة
via-alipayplus = الدفع عبر Alipay+{"\u200E"}

## Entry page

entry-title = الدفع
amount-label = المبلغ المطلوب دفعه
amount-fixed = حدّد المتجر هذا المبلغ.
amount-between = من { $minimum } إلى { $maximum }
amount-at-least = { $minimum } على الأقل
amount-at-most = { $maximum } على الأكثر
note-label = ملاحظة للمتجر
note-optional = اختياري
keypad-label = لوحة الأرقام
key-decimal = الفاصلة العشرية
key-delete = حذف
pay = ادفع
pay-amount = ادفع { $amount }
paying = جارٍ فتح محفظتك…
pay-next = لن يُخصم أي مبلغ قبل أن تؤكد في محفظتك.
pay-next-named = لن يُخصم أي مبلغ قبل أن تؤكد في { $wallet }.
turn = اعرض على البائع

problem-empty = أدخل المبلغ المطلوب دفعه.
problem-not-a-number = هذا المبلغ غير صحيح. أدخل أرقامًا فقط.
problem-character = لا يمكن أن يحتوي المبلغ على «{ $character }». أدخل أرقامًا فقط.
problem-negative = لا يمكن أن يكون المبلغ سالبًا.
problem-zero = يجب أن يكون المبلغ أكبر من صفر.
problem-too-many-decimals = { $allowed ->
    [0] لا تُستخدم الكسور العشرية في مبالغ { $currency }.
    [one] منزلة عشرية واحدة على الأكثر في مبالغ { $currency }.
    [two] منزلتان عشريتان على الأكثر في مبالغ { $currency }.
    [few] { $allowed } منازل عشرية على الأكثر في مبالغ { $currency }.
   *[other] { $allowed } منزلة عشرية على الأكثر في مبالغ { $currency }.
}
problem-ambiguous = المبلغ غير واضح. أدخله مجددًا دون فواصل للآلاف.
problem-too-large = هذا المبلغ كبير جدًا.
problem-below-minimum = أقل مبلغ يمكن دفعه هنا هو { $minimum }.
problem-above-maximum = أكبر مبلغ يمكن دفعه هنا هو { $maximum }.
problem-unusual = { $amount } مبلغ كبير جدًا. إذا كان صحيحًا، فاضغط «ادفع» مرة أخرى.
problem-note = الملاحظة طويلة جدًا: { $maximum } حرفًا على الأكثر.
problem-page-expired = بقيت هذه الصفحة مفتوحة مدة طويلة. راجع المبلغ ثم اضغط «ادفع» مرة أخرى.
problem-offline = أنت غير متصل بالإنترنت ولم يُرسل شيء. اتصل بالإنترنت ثم اضغط «ادفع» مرة أخرى.

## Outcome page

checking-title = جارٍ التحقق من الدفع
checking-wait = ننتظر رد محفظتك. يتم تحديث هذه الصفحة تلقائيًا.
checking-do-not-repeat = إذا أكدت الدفع في محفظتك، فلا تدفع مرة أخرى.
checking-deadline = يمكنك التأكيد حتى الساعة { $time }.
checking-late = انتهت مهلة التأكيد. نتحقق الآن مما إذا كانت عملية الدفع قد تمت.
continue-in-wallet = تابع في المحفظة
not-paid-yet = هل خرجت من المحفظة دون أن تدفع؟
start-again = ابدأ من جديد
other-amount = مبلغ هذه العملية { $amount }. وقد أدخلت الآن { $typed }.
continue-with = تابع بمبلغ { $amount }
start-again-with = ابدأ من جديد بمبلغ { $amount }
check-again = تحقق مرة أخرى
connection-trouble = انقطع الاتصال. نواصل المحاولة.
connection-given-up = لا يزال الاتصال متعذرًا. اضغط «تحقق مرة أخرى».

succeeded-title = تم الدفع
succeeded-live = الآن في المتجر: { $time }
succeeded-earlier = دفعة سابقة
paid-at = دُفع في { $time }
paid-on = دُفع بتاريخ { $time }
paid-yesterday = دُفع أمس، { $time }
already-paid = تمت عملية الدفع هذه من قبل. لم يُخصم منك المبلغ مرة أخرى.
failed-title = لم يتم الدفع
failed-not-charged = لم يُخصم منك أي مبلغ.
cancelling-title = جارٍ إلغاء الدفع
cancelling-wait = ننتظر تأكيد محفظتك. لا تدفع مرة أخرى الآن: يتم تحديث هذه الصفحة تلقائيًا.
cancelling-returning = يعيد المتجر أموالك إليك. ننتظر تأكيد محفظتك. يتم تحديث هذه الصفحة تلقائيًا.
cancelled-title = أُلغي الدفع
cancelled-not-charged = لن يُخصم منك أي مبلغ. إذا ظهر في محفظتك مبلغ مخصوم، فسيُعاد إليك.
cancelled-returned = كنت قد دفعت، وأعاد المتجر { $amount } إلى محفظتك.

reason-declined = رُفض الدفع في محفظتك.
reason-expired = انتهت مهلة التأكيد.
reason-insufficient-funds = رصيد محفظتك غير كافٍ. اشحن المحفظة أو اختر بطاقة أخرى ثم ابدأ من جديد.
reason-limit-exceeded = المبلغ يتجاوز حدًا في محفظتك. راجع الحدود أو ادفع مبلغًا أقل.
reason-risk-refused = رفضت المحفظة الدفع لأسباب أمنية. ادفع بطريقة أخرى من فضلك.
reason-wallet-account = لا يمكن الدفع من حسابك حاليًا. افتح محفظتك لمعرفة المطلوب.
reason-method-unavailable = لا يمكن الدفع هنا بهذه المحفظة حاليًا. جرّب محفظة أخرى.
reason-service-problem = لا يستطيع المتجر قبول هذا الدفع حاليًا. ادفع بطريقة أخرى من فضلك.
reason-cancelled-by-shop = ألغى المتجر الدفع.
reason-other = لم تكتمل عملية الدفع.

detail-store = مدفوع إلى
detail-store-unpaid = المتجر
detail-amount = المبلغ
detail-refunded = المبلغ المسترد
detail-wallet = وسيلة الدفع
detail-time = التاريخ والوقت
detail-code = الرمز
detail-note = ملاحظة
detail-reference = الرقم المرجعي

## Notices

unknown-code-title = هذا الرمز غير معروف
unknown-code-body = امسح الرمز كاملًا مرة أخرى أو اطلب مساعدة المتجر. لم يُخصم منك أي مبلغ.
switched-off-title = هذا الرمز غير مفعّل
switched-off-body = اطلب من المتجر الرمز المستخدم الآن. لم يُخصم منك أي مبلغ.
unknown-page-title = هذه الصفحة غير موجودة
unknown-page-body = امسح الرمز في المتجر مرة أخرى.
home-title = الدفع في المتجر
home-body = افتح تطبيق محفظتك وامسح الرمز في المتجر.
home-console = للمتاجر: تسجيل الدخول
unreadable-title = تعذّرت قراءة هذا الطلب
unreadable-body = لم يُنفَّذ شيء ولم يُخصم منك أي مبلغ. امسح الرمز في المتجر مرة أخرى.

no-wallet-title = افتح هذه الصفحة في تطبيق محفظة
no-wallet-body = يمكنك الدفع هنا بتطبيق محفظة يدعم Alipay+{"\u200E"}.
no-wallet-how = طريقة الدفع
no-wallet-step-open = افتح تطبيق محفظتك.
no-wallet-step-scan = امسح به الرمز الموجود في المتجر أو الرمز أدناه.
no-wallet-step-pay = أدخل المبلغ وأكّد.
no-wallet-which = المحافظ المقبولة
no-wallet-more = ومحافظ أخرى تحمل علامة Alipay+{"\u200E"}
no-wallet-qr = رمز هذه الصفحة
no-wallet-link = أو انسخ الرابط وافتحه في محفظتك
no-wallet-link-label = رابط هذه الصفحة
copy = نسخ
copied = تم النسخ

unreachable-title = خدمة الدفع لا تستجيب
unreachable-body = لم يُخصم منك أي مبلغ. لن يُخصم المبلغ مرتين إذا حاولت مجددًا.

busy-title = الخدمة مشغولة جدًا حاليًا
busy-body = انتظر قليلًا ثم حاول مرة أخرى. لن يُخصم المبلغ مرتين إذا حاولت مجددًا.

try-again = حاول مرة أخرى

server-error-title = حدث خطأ لدينا
server-error-body = حاول مرة أخرى بعد قليل. إذا كنت قد أكدت في محفظتك، فلا تدفع مرة أخرى: اطلب من المتجر التحقق.
server-error-request = عند طلب المساعدة، اذكر هذا الرقم:
