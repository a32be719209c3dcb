# What payers read, in Spanish.

## Every page

language-switch = Idioma
via-alipayplus = Pago con Alipay+

## Entry page

entry-title = Pagar
amount-label = Importe
amount-fixed = El comercio ha fijado este importe.
amount-between = De { $minimum } a { $maximum }
amount-at-least = { $minimum } como mínimo
amount-at-most = Hasta { $maximum }
note-label = Nota para el comercio
note-optional = opcional
keypad-label = Teclado numérico
key-decimal = Separador decimal
key-delete = Borrar
pay = Pagar
pay-amount = Pagar { $amount }
paying = Abriendo su billetera…
pay-next = No se cobra nada hasta que confirme en su billetera.
pay-next-named = No se cobra nada hasta que confirme en { $wallet }.
turn = Mostrar en caja

problem-empty = Escriba el importe a pagar.
problem-not-a-number = El importe no es válido. Use solo cifras.
problem-character = El importe no puede contener «{ $character }». Use solo cifras.
problem-negative = El importe no puede ser negativo.
problem-zero = El importe debe ser mayor que cero.
problem-too-many-decimals = { $allowed ->
    [0] Los importes en { $currency } no llevan decimales.
    [one] Los importes en { $currency } llevan un decimal como máximo.
   *[other] Los importes en { $currency } llevan { $allowed } decimales como máximo.
}
problem-ambiguous = El importe no está claro. Escríbalo de nuevo sin separador de miles.
problem-too-large = El importe es demasiado alto.
problem-below-minimum = El importe mínimo aquí es { $minimum }.
problem-above-maximum = El importe máximo aquí es { $maximum }.
problem-unusual = { $amount } es un importe muy alto. Si es correcto, pulse «Pagar» otra vez.
problem-note = La nota es demasiado larga: { $maximum } caracteres como máximo.
problem-page-expired = Esta página ha estado abierta demasiado tiempo. Revise el importe y pulse «Pagar» otra vez.
problem-offline = No tiene conexión y no se ha enviado nada. Conéctese a internet y pulse «Pagar» otra vez.

## Outcome page

checking-title = Comprobando el pago
checking-wait = Esperamos la respuesta de su billetera. Esta página se actualiza sola.
checking-do-not-repeat = Si ya confirmó en su billetera, no vuelva a pagar.
checking-deadline = Puede confirmar hasta las { $time }.
checking-late = El tiempo para confirmar ha terminado. Estamos comprobando si el pago se realizó.
continue-in-wallet = Continuar en la billetera
not-paid-yet = ¿Cerró la billetera sin pagar?
start-again = Empezar de nuevo
other-amount = Este pago es de { $amount }. Ahora ha escrito { $typed }.
continue-with = Continuar con { $amount }
start-again-with = Empezar de nuevo con { $amount }
check-again = Comprobar otra vez
connection-trouble = Se perdió la conexión. Seguimos intentándolo.
connection-given-up = Sigue sin haber conexión. Pulse «Comprobar otra vez».

succeeded-title = Pagado
succeeded-live = Ahora en el comercio: { $time }
succeeded-earlier = Pago anterior
paid-at = Pagado a las { $time }
paid-on = Pagado el { $time }
paid-yesterday = Pagado ayer, { $time }
already-paid = Este pago ya estaba hecho. No se le ha cobrado otra vez.
failed-title = Pago no realizado
failed-not-charged = No se le ha cobrado nada.
cancelling-title = Cancelando el pago
cancelling-wait = Esperamos la confirmación de su billetera. No vuelva a pagar todavía: esta página se actualiza sola.
cancelling-returning = El comercio le está devolviendo el dinero. Esperamos la confirmación de su billetera. Esta página se actualiza sola.
cancelled-title = Pago cancelado
cancelled-not-charged = No se le cobrará nada. Si su billetera muestra un cargo, se le devolverá.
cancelled-returned = Usted había pagado y el comercio devolvió { $amount } a su billetera.

reason-declined = El pago fue rechazado en su billetera.
reason-expired = Se acabó el tiempo para confirmar.
reason-insufficient-funds = El saldo de su billetera es insuficiente. Recargue o elija otra tarjeta y empiece de nuevo.
reason-limit-exceeded = El importe supera un límite de su billetera. Revise sus límites o pague un importe menor.
reason-risk-refused = La billetera rechazó el pago por seguridad. Pague de otra forma.
reason-wallet-account = No se puede pagar con su cuenta en este momento. Abra su billetera para ver qué necesita.
reason-method-unavailable = No se puede pagar aquí con esta billetera en este momento. Pruebe con otra.
reason-service-problem = El comercio no puede aceptar este pago en este momento. Pague de otra forma.
reason-cancelled-by-shop = El comercio canceló el pago.
reason-other = El pago no se completó.

detail-store = Pagado a
detail-store-unpaid = Comercio
detail-amount = Importe
detail-refunded = Reembolsado
detail-wallet = Pagado con
detail-time = Fecha y hora
detail-code = Código
detail-note = Nota
detail-reference = Referencia

## Notices

unknown-code-title = Código no reconocido
unknown-code-body = Escanee de nuevo el código completo o pida ayuda en el comercio. No se le ha cobrado nada.
switched-off-title = Este código está desactivado
switched-off-body = Pida al comercio el código que usa ahora. No se le ha cobrado nada.
unknown-page-title = Esta página no existe
unknown-page-body = Escanee de nuevo el código del comercio.
home-title = Pagar en el comercio
home-body = Abra su app de billetera y escanee el código del comercio.
home-console = Para comercios: iniciar sesión
unreadable-title = No se pudo leer la solicitud
unreadable-body = No se hizo nada y no se le ha cobrado. Escanee de nuevo el código del comercio.

no-wallet-title = Abra esta página en una billetera
no-wallet-body = Aquí puede pagar con una app de billetera compatible con Alipay+.
no-wallet-how = Cómo pagar
no-wallet-step-open = Abra su app de billetera.
no-wallet-step-scan = Escanee con ella el código del comercio o el de abajo.
no-wallet-step-pay = Escriba el importe y confirme.
no-wallet-which = Billeteras compatibles
no-wallet-more = y otras billeteras con la marca Alipay+
no-wallet-qr = Código QR de esta página
no-wallet-link = O copie el enlace y ábralo en su billetera
no-wallet-link-label = Enlace de esta página
copy = Copiar
copied = Copiado

unreachable-title = El servicio de pago no responde
unreachable-body = No se le ha cobrado nada. Si lo intenta de nuevo, no se le cobrará dos veces.

busy-title = El servicio está saturado en este momento
busy-body = Espere un momento e inténtelo de nuevo. No se le cobrará dos veces.

try-again = Intentar de nuevo

server-error-title = Algo falló por nuestra parte
server-error-body = Inténtelo de nuevo en un momento. Si ya confirmó en su billetera, no vuelva a pagar: pida al comercio que lo compruebe.
server-error-request = Si pide ayuda, indique este número:
