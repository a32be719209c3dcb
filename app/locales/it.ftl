# What payers read, in Italian.

## Every page

language-switch = Lingua
via-alipayplus = Pagamento con Alipay+

## Entry page

entry-title = Paga
amount-label = Importo
amount-fixed = L’importo è stato fissato dal negozio.
amount-between = Da { $minimum } a { $maximum }
amount-at-least = Almeno { $minimum }
amount-at-most = Fino a { $maximum }
note-label = Nota per il negozio
note-optional = facoltativa
keypad-label = Tastierino
key-decimal = Separatore decimale
key-delete = Cancella
pay = Paga
pay-amount = Paga { $amount }
paying = Apertura del wallet…
pay-next = Nessun addebito finché non confermi nel wallet.
pay-next-named = Nessun addebito finché non confermi su { $wallet }.
turn = Mostra alla cassa

problem-empty = Inserisci l’importo da pagare.
problem-not-a-number = Importo non valido. Inserisci solo cifre.
problem-character = L’importo non può contenere «{ $character }». Inserisci solo cifre.
problem-negative = L’importo non può essere negativo.
problem-zero = L’importo deve essere maggiore di zero.
problem-too-many-decimals = { $allowed ->
    [0] Gli importi in { $currency } non hanno decimali.
    [one] Gli importi in { $currency } hanno al massimo un decimale.
   *[other] Gli importi in { $currency } hanno al massimo { $allowed } decimali.
}
problem-ambiguous = L’importo non è chiaro. Inseriscilo di nuovo senza separatori delle migliaia.
problem-too-large = L’importo è troppo alto.
problem-below-minimum = L’importo minimo qui è { $minimum }.
problem-above-maximum = L’importo massimo qui è { $maximum }.
problem-unusual = { $amount } è un importo molto alto. Se è giusto, premi di nuovo «Paga».
problem-note = La nota è troppo lunga: massimo { $maximum } caratteri.
problem-page-expired = Questa pagina è rimasta aperta troppo a lungo. Controlla l’importo e premi di nuovo «Paga».
problem-offline = Sei offline e non è stato inviato nulla. Connettiti a Internet e premi di nuovo «Paga».

## Outcome page

checking-title = Verifica in corso
checking-wait = Attendiamo la risposta del tuo wallet. La pagina si aggiorna da sola.
checking-do-not-repeat = Se hai già confermato nel wallet, non pagare di nuovo.
checking-deadline = Puoi confermare fino alle { $time }.
checking-late = Il tempo per confermare è scaduto. Stiamo verificando se il pagamento è riuscito.
continue-in-wallet = Continua nel wallet
not-paid-yet = Hai chiuso il wallet senza pagare?
start-again = Ricomincia
other-amount = Questo pagamento è di { $amount }. Ora hai inserito { $typed }.
continue-with = Continua con { $amount }
start-again-with = Ricomincia con { $amount }
check-again = Controlla di nuovo
connection-trouble = Connessione interrotta. Continuiamo a provare.
connection-given-up = Ancora nessuna connessione. Premi «Controlla di nuovo».

succeeded-title = Pagato
succeeded-live = Ora in negozio: { $time }
succeeded-earlier = Pagamento precedente
paid-at = Pagato alle { $time }
paid-on = Pagato il { $time }
paid-yesterday = Pagato ieri, { $time }
already-paid = Questo pagamento era già stato effettuato. Non c’è stato un secondo addebito.
failed-title = Pagamento non riuscito
failed-not-charged = Non hai ricevuto addebiti.
cancelling-title = Annullamento in corso
cancelling-wait = Attendiamo la conferma del tuo wallet. Per ora non pagare di nuovo: la pagina si aggiorna da sola.
cancelling-returning = Il negozio ti sta restituendo il denaro. Aspettiamo la conferma del tuo wallet. Questa pagina si aggiorna da sola.
cancelled-title = Pagamento annullato
cancelled-not-charged = Non ti verrà addebitato nulla. Se il wallet mostra un addebito, ti verrà rimborsato.
cancelled-returned = Avevi pagato e il negozio ha restituito { $amount } al tuo wallet.

reason-declined = Il pagamento è stato rifiutato nel wallet.
reason-expired = Il tempo per confermare è scaduto.
reason-insufficient-funds = Il saldo del wallet non basta. Ricarica o scegli un’altra carta, poi ricomincia.
reason-limit-exceeded = L’importo supera un limite del wallet. Controlla i limiti o paga un importo minore.
reason-risk-refused = Il wallet ha rifiutato il pagamento per sicurezza. Paga in un altro modo.
reason-wallet-account = Al momento non puoi pagare con il tuo account. Apri il wallet per vedere che cosa serve.
reason-method-unavailable = Al momento non puoi pagare qui con questo wallet. Provane un altro.
reason-service-problem = Al momento il negozio non può ricevere questo pagamento. Paga in un altro modo.
reason-cancelled-by-shop = Il negozio ha annullato il pagamento.
reason-other = Il pagamento non è andato a buon fine.

detail-store = Pagato a
detail-store-unpaid = Negozio
detail-amount = Importo
detail-refunded = Rimborsato
detail-wallet = Pagato con
detail-time = Data e ora
detail-code = Codice
detail-note = Nota
detail-reference = Riferimento

## Notices

unknown-code-title = Codice non riconosciuto
unknown-code-body = Inquadra di nuovo tutto il codice o chiedi aiuto al negozio. Non hai ricevuto addebiti.
switched-off-title = Questo codice è disattivato
switched-off-body = Chiedi al negozio il codice in uso. Non hai ricevuto addebiti.
unknown-page-title = Pagina non trovata
unknown-page-body = Inquadra di nuovo il codice nel negozio.
home-title = Paga in negozio
home-body = Apri la tua app wallet e inquadra il codice nel negozio.
home-console = Per i negozi: accedi
unreadable-title = Richiesta non leggibile
unreadable-body = Non è stato fatto nulla e non ti è stato addebitato nulla. Inquadra di nuovo il codice nel negozio.

no-wallet-title = Apri questa pagina in un wallet
no-wallet-body = Qui puoi pagare con un’app wallet compatibile con Alipay+.
no-wallet-how = Come pagare
no-wallet-step-open = Apri la tua app wallet.
no-wallet-step-scan = Inquadra con l’app il codice nel negozio o quello qui sotto.
no-wallet-step-pay = Inserisci l’importo e conferma.
no-wallet-which = Wallet accettati
no-wallet-more = e altri wallet con il marchio Alipay+
no-wallet-qr = Codice QR di questa pagina
no-wallet-link = Oppure copia il link e aprilo nel wallet
no-wallet-link-label = Link di questa pagina
copy = Copia
copied = Copiato

unreachable-title = Il servizio di pagamento non risponde
unreachable-body = Non hai ricevuto addebiti. Se riprovi, non pagherai due volte.

busy-title = In questo momento c’è molto traffico
busy-body = Attendi un momento e riprova. Se riprovi, non pagherai due volte.

try-again = Riprova

server-error-title = Si è verificato un problema da parte nostra
server-error-body = Riprova tra poco. Se hai già confermato nel wallet, non pagare di nuovo: chiedi al negozio di controllare.
server-error-request = Se chiedi aiuto, comunica questo numero:
