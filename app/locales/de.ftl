# What payers read, in German.

## Every page

language-switch = Sprache
via-alipayplus = Zahlung über Alipay+

## Entry page

entry-title = Bezahlen
amount-label = Betrag
amount-fixed = Der Betrag ist vom Geschäft festgelegt.
amount-between = Von { $minimum } bis { $maximum }
amount-at-least = Ab { $minimum }
amount-at-most = Bis { $maximum }
note-label = Nachricht an das Geschäft
note-optional = optional
keypad-label = Ziffernfeld
key-decimal = Dezimalzeichen
key-delete = Löschen
pay = Bezahlen
pay-amount = { $amount } bezahlen
paying = Bezahl-App wird geöffnet…
pay-next = Erst wenn Sie in Ihrer Bezahl-App bestätigen, wird abgebucht.
pay-next-named = Erst wenn Sie in { $wallet } bestätigen, wird abgebucht.
turn = Vorzeigen

problem-empty = Bitte geben Sie den Betrag ein.
problem-not-a-number = Das ist kein Betrag. Bitte nur Ziffern eingeben.
problem-character = „{ $character }“ kann nicht in einem Betrag stehen. Bitte nur Ziffern eingeben.
problem-negative = Der Betrag darf nicht negativ sein.
problem-zero = Der Betrag muss größer als null sein.
problem-too-many-decimals = { $allowed ->
    [0] Beträge in { $currency } haben keine Nachkommastellen.
    [one] Beträge in { $currency } haben höchstens eine Nachkommastelle.
   *[other] Beträge in { $currency } haben höchstens { $allowed } Nachkommastellen.
}
problem-ambiguous = Der Betrag ist nicht eindeutig. Bitte ohne Tausendertrennzeichen eingeben.
problem-too-large = Der Betrag ist zu hoch.
problem-below-minimum = Der Mindestbetrag hier ist { $minimum }.
problem-above-maximum = Der Höchstbetrag hier ist { $maximum }.
problem-unusual = { $amount } ist ein sehr hoher Betrag. Wenn er stimmt, tippen Sie erneut auf „Bezahlen“.
problem-note = Die Nachricht ist zu lang: höchstens { $maximum } Zeichen.
problem-page-expired = Die Seite war zu lange geöffnet. Bitte prüfen Sie den Betrag und tippen Sie erneut auf „Bezahlen“.
problem-offline = Sie sind offline; es wurde nichts gesendet. Stellen Sie eine Internetverbindung her und tippen Sie erneut auf „Bezahlen“.

## Outcome page

checking-title = Zahlung wird geprüft
checking-wait = Wir warten auf die Antwort Ihrer Bezahl-App. Diese Seite aktualisiert sich selbst.
checking-do-not-repeat = Wenn Sie in der App bestätigt haben, bezahlen Sie bitte nicht noch einmal.
checking-deadline = Sie können bis { $time } Uhr bestätigen.
checking-late = Die Zeit zum Bestätigen ist abgelaufen. Wir fragen nach, ob die Zahlung erfolgt ist.
continue-in-wallet = Weiter in der Bezahl-App
not-paid-yet = Die App verlassen, ohne zu bezahlen?
start-again = Neu beginnen
other-amount = Diese Zahlung lautet auf { $amount }. Sie haben jetzt { $typed } eingegeben.
continue-with = Weiter mit { $amount }
start-again-with = Neu beginnen mit { $amount }
check-again = Erneut prüfen
connection-trouble = Die Verbindung ist unterbrochen. Wir versuchen es weiter.
connection-given-up = Noch immer keine Verbindung. Bitte tippen Sie auf „Erneut prüfen“.

succeeded-title = Bezahlt
succeeded-live = Live, Uhrzeit im Geschäft: { $time }
succeeded-earlier = Frühere Zahlung
paid-at = Bezahlt um { $time }
paid-on = Bezahlt am { $time }
paid-yesterday = Gestern bezahlt, { $time }
already-paid = Diese Zahlung war schon erledigt. Es wurde nicht noch einmal abgebucht.
failed-title = Nicht bezahlt
failed-not-charged = Es wurde nichts abgebucht.
cancelling-title = Zahlung wird storniert
cancelling-wait = Wir warten auf die Bestätigung Ihrer Bezahl-App. Bitte noch nicht erneut bezahlen: Diese Seite aktualisiert sich selbst.
cancelling-returning = Das Geschäft erstattet Ihr Geld. Wir warten auf die Bestätigung Ihrer Bezahl-App. Diese Seite aktualisiert sich selbst.
cancelled-title = Zahlung storniert
cancelled-not-charged = Ihnen wird nichts berechnet. Zeigt Ihre App eine Abbuchung, erhalten Sie das Geld zurück.
cancelled-returned = Sie hatten bezahlt; das Geschäft hat { $amount } an Ihre Bezahl-App erstattet.

reason-declined = Die Zahlung wurde in Ihrer Bezahl-App abgelehnt.
reason-expired = Die Zeit zum Bestätigen ist abgelaufen.
reason-insufficient-funds = Das Guthaben reicht nicht. Laden Sie es auf oder wählen Sie eine andere Karte und beginnen Sie neu.
reason-limit-exceeded = Der Betrag liegt über einem Limit Ihrer Bezahl-App. Prüfen Sie die Limits oder zahlen Sie weniger.
reason-risk-refused = Die Zahlung wurde aus Sicherheitsgründen abgelehnt. Bitte bezahlen Sie auf andere Weise.
reason-wallet-account = Mit Ihrem Konto kann zurzeit nicht bezahlt werden. Öffnen Sie Ihre Bezahl-App: Dort steht, was nötig ist.
reason-method-unavailable = Mit dieser App kann hier zurzeit nicht bezahlt werden. Bitte versuchen Sie es mit einer anderen.
reason-service-problem = Das Geschäft kann diese Zahlung zurzeit nicht annehmen. Bitte bezahlen Sie auf andere Weise.
reason-cancelled-by-shop = Das Geschäft hat die Zahlung storniert.
reason-other = Die Zahlung ist nicht zustande gekommen.

detail-store = Bezahlt an
detail-store-unpaid = Geschäft
detail-amount = Betrag
detail-refunded = Erstattet
detail-wallet = Bezahlt mit
detail-time = Datum und Uhrzeit
detail-code = Code
detail-note = Nachricht
detail-reference = Referenz

## Notices

unknown-code-title = Dieser Code ist unbekannt
unknown-code-body = Scannen Sie den ganzen Code noch einmal oder fragen Sie im Geschäft. Es wurde nichts abgebucht.
switched-off-title = Dieser Code ist abgeschaltet
switched-off-body = Bitte fragen Sie im Geschäft nach dem aktuellen Code. Es wurde nichts abgebucht.
unknown-page-title = Diese Seite gibt es nicht
unknown-page-body = Bitte scannen Sie den Code im Geschäft noch einmal.
home-title = Im Geschäft bezahlen
home-body = Öffnen Sie Ihre Bezahl-App und scannen Sie den Code im Geschäft.
home-console = Für Geschäfte: anmelden
unreadable-title = Diese Anfrage ist nicht lesbar
unreadable-body = Es wurde nichts ausgeführt und nichts abgebucht. Bitte scannen Sie den Code im Geschäft noch einmal.

no-wallet-title = Öffnen Sie diese Seite in einer Bezahl-App
no-wallet-body = Hier können Sie mit einer App bezahlen, die Alipay+ unterstützt.
no-wallet-how = So bezahlen Sie
no-wallet-step-open = Öffnen Sie Ihre Bezahl-App.
no-wallet-step-scan = Scannen Sie mit ihr den Code im Geschäft oder den Code unten.
no-wallet-step-pay = Geben Sie den Betrag ein und bestätigen Sie.
no-wallet-which = Unterstützte Apps
no-wallet-more = und andere Apps mit dem Alipay+-Zeichen
no-wallet-qr = QR-Code dieser Seite
no-wallet-link = Oder den Link kopieren und in der Bezahl-App öffnen
no-wallet-link-label = Link dieser Seite
copy = Kopieren
copied = Kopiert

unreachable-title = Der Zahlungsdienst antwortet nicht
unreachable-body = Es wurde nichts abgebucht. Auch bei einem neuen Versuch wird nicht doppelt abgebucht.

busy-title = Der Dienst ist gerade stark ausgelastet
busy-body = Bitte warten Sie einen Moment und versuchen Sie es noch einmal. Es wird nicht doppelt abgebucht.

try-again = Erneut versuchen

server-error-title = Bei uns ist etwas schiefgegangen
server-error-body = Bitte versuchen Sie es gleich noch einmal. Wenn Sie in der App schon bestätigt haben, bezahlen Sie nicht erneut: Bitten Sie das Geschäft nachzusehen.
server-error-request = Wenn Sie um Hilfe bitten, nennen Sie diese Nummer:
