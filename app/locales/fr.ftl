# What payers read, in French.

## Every page

language-switch = Langue
via-alipayplus = Paiement par Alipay+

## Entry page

entry-title = Payer
amount-label = Montant
amount-fixed = Montant fixé par le commerçant.
amount-between = De { $minimum } à { $maximum }
amount-at-least = { $minimum } au minimum
amount-at-most = Jusqu’à { $maximum }
note-label = Note pour le commerçant
note-optional = facultatif
keypad-label = Pavé numérique
key-decimal = Séparateur décimal
key-delete = Effacer
pay = Payer
pay-amount = Payer { $amount }
paying = Ouverture de votre portefeuille…
pay-next = Rien n’est débité tant que vous n’avez pas confirmé dans votre portefeuille.
pay-next-named = Rien n’est débité tant que vous n’avez pas confirmé dans { $wallet }.
turn = Montrer au commerçant

problem-empty = Saisissez le montant à payer.
problem-not-a-number = Ce montant n’est pas valide. Saisissez uniquement des chiffres.
problem-negative = Le montant ne peut pas être négatif.
problem-zero = Le montant doit être supérieur à zéro.
problem-too-many-decimals = { $allowed ->
    [0] Les montants en { $currency } n’ont pas de décimales.
    [1] Les montants en { $currency } ont une décimale au maximum.
   *[other] Les montants en { $currency } ont { $allowed } décimales au maximum.
}
problem-ambiguous = Ce montant n’est pas clair. Saisissez-le à nouveau sans séparateur de milliers.
problem-too-large = Ce montant est trop élevé.
problem-below-minimum = Le montant minimum ici est de { $minimum }.
problem-above-maximum = Le montant maximum ici est de { $maximum }.
problem-note = La note est trop longue : { $maximum } caractères au maximum.
problem-page-expired = Cette page est restée ouverte trop longtemps. Vérifiez le montant, puis appuyez de nouveau sur Payer.

## Outcome page

checking-title = Vérification du paiement
checking-wait = Nous attendons la réponse de votre portefeuille. Cette page s’actualise toute seule.
checking-do-not-repeat = Si vous avez confirmé dans votre portefeuille, ne payez pas une seconde fois.
checking-deadline = Vous pouvez confirmer jusqu’à { $time }.
checking-late = Le délai de confirmation est passé. Nous vérifions si le paiement a abouti.
continue-in-wallet = Continuer dans le portefeuille
not-paid-yet = Vous n’avez pas encore payé ?
start-again = Recommencer
other-amount = Ce paiement est de { $amount }. Vous venez de saisir { $typed }.
continue-with = Continuer avec { $amount }
start-again-with = Recommencer avec { $amount }
check-again = Vérifier à nouveau
connection-trouble = Connexion perdue. Nous réessayons.
connection-given-up = Toujours pas de connexion. Appuyez sur « Vérifier à nouveau ».

succeeded-title = Payé
succeeded-live = En direct, heure du magasin : { $time }
already-paid = Ce paiement avait déjà été effectué. Vous n’avez pas été débité une seconde fois.
failed-title = Non payé
failed-not-charged = Vous n’avez pas été débité.
cancelling-title = Annulation du paiement
cancelling-wait = Nous attendons la confirmation de votre portefeuille. Ne payez pas encore : cette page s’actualise toute seule.
cancelled-title = Paiement annulé
cancelled-not-charged = Rien ne vous est débité. Si votre portefeuille affiche un débit, il vous sera remboursé.

reason-declined = Le paiement a été refusé dans votre portefeuille.
reason-expired = Le délai de confirmation est passé.
reason-insufficient-funds = Le solde de votre portefeuille est insuffisant. Rechargez-le ou choisissez une autre carte, puis recommencez.
reason-limit-exceeded = Le montant dépasse un plafond de votre portefeuille. Vérifiez vos plafonds ou payez un montant plus petit.
reason-risk-refused = Le portefeuille a refusé le paiement par sécurité. Payez d’une autre façon.
reason-wallet-account = Votre compte ne peut pas payer pour le moment. Ouvrez votre portefeuille pour voir ce qu’il faut faire.
reason-method-unavailable = Ce portefeuille ne peut pas payer ici pour le moment. Essayez-en un autre.
reason-service-problem = Le commerçant ne peut pas accepter ce paiement pour le moment. Payez d’une autre façon.
reason-cancelled-by-shop = Le commerçant a annulé le paiement.
reason-other = Le paiement n’a pas abouti.

detail-store = Payé à
detail-store-unpaid = Commerçant
detail-amount = Montant
detail-refunded = Remboursé
detail-wallet = Payé avec
detail-time = Date et heure
detail-code = Code
detail-note = Note
detail-reference = Référence

## Notices

unknown-code-title = Nous ne connaissons pas ce code
unknown-code-body = Scannez à nouveau le code en entier ou demandez au commerçant. Vous n’avez pas été débité.
switched-off-title = Ce code est désactivé
switched-off-body = Demandez au commerçant le code en service. Vous n’avez pas été débité.
unknown-page-title = Cette page n’existe pas
unknown-page-body = Scannez à nouveau le code du commerçant.

no-wallet-title = Ouvrez cette page dans un portefeuille
no-wallet-body = Vous pouvez payer ici avec une application de portefeuille compatible avec Alipay+.
no-wallet-how = Comment payer
no-wallet-step-open = Ouvrez votre application de portefeuille.
no-wallet-step-scan = Scannez avec elle le code du magasin ou celui ci-dessous.
no-wallet-step-pay = Saisissez le montant et confirmez.
no-wallet-which = Portefeuilles acceptés
no-wallet-more = et les autres portefeuilles qui affichent la marque Alipay+
no-wallet-qr = Code QR de cette page
no-wallet-link = Ou copiez le lien et ouvrez-le dans votre portefeuille
no-wallet-link-label = Lien de cette page
copy = Copier
copied = Copié

unreachable-title = Le service de paiement ne répond pas
unreachable-body = Vous n’avez pas été débité. Réessayer ne peut pas vous débiter deux fois.

busy-title = Il y a beaucoup de monde en ce moment
busy-body = Patientez un instant, puis réessayez. Réessayer ne peut pas vous débiter deux fois.

try-again = Réessayer

server-error-title = Un problème est survenu de notre côté
server-error-body = Réessayez dans un instant. Si vous avez déjà confirmé dans votre portefeuille, ne payez pas de nouveau : demandez au commerçant de vérifier.
server-error-request = Si vous demandez de l’aide, donnez ce numéro
