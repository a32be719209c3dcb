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
paying = Ouverture de l’appli…
pay-next = Rien n’est débité tant que vous n’avez pas confirmé dans votre appli de paiement.
pay-next-named = Rien n’est débité tant que vous n’avez pas confirmé dans { $wallet }.
turn = Montrer au commerçant

problem-empty = Saisissez le montant à payer.
problem-not-a-number = Ce montant n’est pas valide. Saisissez uniquement des chiffres.
problem-character = Un montant ne peut pas contenir « { $character } ». Saisissez uniquement des chiffres.
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
problem-unusual = { $amount } est un montant très élevé. S’il est juste, appuyez de nouveau sur « Payer ».
problem-note = La note est trop longue : { $maximum } caractères au maximum.
problem-page-expired = Cette page est restée ouverte trop longtemps. Vérifiez le montant, puis appuyez de nouveau sur « Payer ».
problem-offline = Vous êtes hors ligne et rien n’a été envoyé. Connectez-vous à Internet, puis appuyez de nouveau sur « Payer ».

## Outcome page

checking-title = Vérification en cours
checking-wait = Nous attendons la réponse de votre appli de paiement. Cette page s’actualise toute seule.
checking-do-not-repeat = Si vous avez déjà confirmé dans votre appli de paiement, ne payez pas une seconde fois.
checking-deadline = Vous pouvez confirmer jusqu’à { $time }.
checking-late = Le délai de confirmation est dépassé. Nous vérifions si le paiement a abouti.
continue-in-wallet = Continuer dans l’appli
not-paid-yet = Vous avez quitté l’appli sans payer ?
start-again = Recommencer
other-amount = Ce paiement est de { $amount }. Vous venez de saisir { $typed }.
continue-with = Continuer avec { $amount }
start-again-with = Recommencer avec { $amount }
check-again = Vérifier à nouveau
connection-trouble = Connexion perdue. Nous réessayons.
connection-given-up = Toujours pas de connexion. Appuyez sur « Vérifier à nouveau ».

succeeded-title = Payé
succeeded-live = Au magasin, il est { $time }
succeeded-earlier = Paiement antérieur
paid-at = Payé à { $time }
paid-on = Payé le { $time }
paid-yesterday = Payé hier, { $time }
already-paid = Ce paiement avait déjà été effectué. Aucun montant n’a été débité une seconde fois.
failed-title = Paiement non effectué
failed-not-charged = Aucun montant n’a été débité.
cancelling-title = Annulation en cours
cancelling-wait = Nous attendons la confirmation de votre appli de paiement. Ne payez pas à nouveau pour l’instant : cette page s’actualise toute seule.
cancelling-returning = Le commerçant vous rembourse. Nous attendons la confirmation de votre appli de paiement. Cette page s’actualise toute seule.
cancelled-title = Paiement annulé
cancelled-not-charged = Rien ne vous sera débité. Si votre appli de paiement affiche un débit, il vous sera remboursé.
cancelled-returned = Vous aviez payé, et le commerçant a remboursé { $amount } sur votre appli de paiement.

reason-declined = Le paiement a été refusé dans votre appli de paiement.
reason-expired = Le délai de confirmation est dépassé.
reason-insufficient-funds = Le solde de votre appli de paiement est insuffisant. Rechargez votre compte ou choisissez une autre carte, puis recommencez.
reason-limit-exceeded = Le montant dépasse un plafond de votre appli de paiement. Vérifiez vos plafonds ou payez un montant inférieur.
reason-risk-refused = L’appli a refusé le paiement par mesure de sécurité. Payez d’une autre façon.
reason-wallet-account = Vous ne pouvez pas payer avec votre compte pour le moment. Ouvrez votre appli de paiement pour voir ce qu’il faut faire.
reason-method-unavailable = Vous ne pouvez pas payer ici avec cette appli pour le moment. Essayez-en une autre.
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

unknown-code-title = Code non reconnu
unknown-code-body = Scannez à nouveau le code en entier ou demandez de l’aide au commerçant. Aucun montant n’a été débité.
switched-off-title = Ce code est désactivé
switched-off-body = Demandez au commerçant le code en service. Aucun montant n’a été débité.
unknown-page-title = Cette page n’existe pas
unknown-page-body = Scannez à nouveau le code du commerçant.
home-title = Payer en magasin
home-body = Ouvrez votre appli de paiement et scannez le code du commerçant.
home-console = Pour les commerçants : se connecter
unreadable-title = Cette demande est illisible
unreadable-body = Rien n’a été fait et aucun montant n’a été débité. Scannez à nouveau le code du commerçant.

no-wallet-title = Ouvrez cette page dans une appli de paiement
no-wallet-body = Vous pouvez payer ici avec une appli de paiement compatible avec Alipay+.
no-wallet-how = Comment payer
no-wallet-step-open = Ouvrez votre appli de paiement.
no-wallet-step-scan = Avec l’appli, scannez le code du magasin ou celui ci-dessous.
no-wallet-step-pay = Saisissez le montant et confirmez.
no-wallet-which = Applis acceptées
no-wallet-more = et les autres applis qui affichent le logo Alipay+
no-wallet-qr = Code QR de cette page
no-wallet-link = Ou copiez le lien et ouvrez-le dans votre appli de paiement
no-wallet-link-label = Lien de cette page
copy = Copier
copied = Copié

unreachable-title = Le service de paiement ne répond pas
unreachable-body = Aucun montant n’a été débité. Si vous réessayez, le paiement ne sera pas débité deux fois.

busy-title = Le service est très sollicité en ce moment
busy-body = Patientez un instant, puis réessayez. Le paiement ne sera pas débité deux fois.

try-again = Réessayer

server-error-title = Un problème est survenu de notre côté
server-error-body = Réessayez dans un instant. Si vous avez déjà confirmé dans votre appli de paiement, ne payez pas de nouveau : demandez au commerçant de vérifier.
server-error-request = Si vous demandez de l’aide, donnez ce numéro :
