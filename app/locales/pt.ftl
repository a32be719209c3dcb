# What payers read, in Portuguese: words that Portugal and Brazil share.

## Every page

language-switch = Idioma
via-alipayplus = Pagamento com Alipay+

## Entry page

entry-title = Pagar
amount-label = Valor
amount-fixed = O valor foi definido pela loja.
amount-between = De { $minimum } a { $maximum }
amount-at-least = { $minimum } no mínimo
amount-at-most = Até { $maximum }
note-label = Mensagem para a loja
note-optional = opcional
keypad-label = Teclado numérico
key-decimal = Separador decimal
key-delete = Apagar
pay = Pagar
pay-amount = Pagar { $amount }
paying = A carteira vai abrir…
pay-next = Nada é cobrado até confirmar na sua carteira.
pay-next-named = Nada é cobrado até confirmar em { $wallet }.
turn = Mostrar ao caixa

problem-empty = Digite o valor a pagar.
problem-not-a-number = O valor não é válido. Use apenas números.
problem-character = O valor não pode conter “{ $character }”. Use apenas números.
problem-negative = O valor não pode ser negativo.
problem-zero = O valor deve ser maior que zero.
problem-too-many-decimals = { $allowed ->
    [0] Os valores em { $currency } não têm casas decimais.
    [1] Os valores em { $currency } têm no máximo uma casa decimal.
   *[other] Os valores em { $currency } têm no máximo { $allowed } casas decimais.
}
problem-ambiguous = O valor não está claro. Digite-o de novo sem separador de milhares.
problem-too-large = O valor é alto demais.
problem-below-minimum = O valor mínimo aqui é { $minimum }.
problem-above-maximum = O valor máximo aqui é { $maximum }.
problem-unusual = { $amount } é um valor muito alto. Se estiver certo, toque em “Pagar” de novo.
problem-note = A mensagem é longa demais: { $maximum } caracteres no máximo.
problem-page-expired = Esta página ficou aberta por muito tempo. Verifique o valor e toque em “Pagar” de novo.
problem-offline = Sem internet: nada foi enviado. Conecte-se e toque em “Pagar” de novo.

## Outcome page

checking-title = Verificação em curso
checking-wait = Aguardamos a resposta da sua carteira. Esta página é atualizada automaticamente.
checking-do-not-repeat = Se já confirmou na carteira, não pague de novo.
checking-deadline = Pode confirmar até às { $time }.
checking-late = O tempo para confirmar acabou. Verificamos agora se o pagamento foi feito.
continue-in-wallet = Continuar na carteira
not-paid-yet = Saiu da carteira sem pagar?
start-again = Recomeçar
other-amount = Este pagamento é de { $amount }. Agora digitou { $typed }.
continue-with = Continuar com { $amount }
start-again-with = Recomeçar com { $amount }
check-again = Verificar de novo
connection-trouble = Conexão perdida. Continuamos a tentar.
connection-given-up = Ainda sem conexão. Toque em “Verificar de novo”.

succeeded-title = Pago
succeeded-live = Em tempo real, hora da loja { $time }
succeeded-earlier = Pagamento anterior
paid-at = Pago às { $time }
paid-on = Pago em { $time }
paid-yesterday = Pago ontem, { $time }
already-paid = Este pagamento já tinha sido feito. Não foi cobrado de novo.
failed-title = Pagamento não realizado
failed-not-charged = Nada foi cobrado.
cancelling-title = Cancelamento em curso
cancelling-wait = Aguardamos a confirmação da sua carteira. Por enquanto, não pague de novo: esta página é atualizada automaticamente.
cancelling-returning = A loja vai devolver o seu dinheiro. Aguardamos a confirmação da sua carteira. Esta página é atualizada automaticamente.
cancelled-title = Pagamento cancelado
cancelled-not-charged = Nada será cobrado. Se a carteira mostrar um débito, o valor será devolvido.
cancelled-returned = O pagamento tinha sido feito, e a loja devolveu { $amount } à sua carteira.

reason-declined = O pagamento foi recusado na sua carteira.
reason-expired = O tempo para confirmar acabou.
reason-insufficient-funds = O saldo da carteira é insuficiente. Adicione saldo ou escolha outro cartão e recomece.
reason-limit-exceeded = O valor excede um limite da sua carteira. Verifique os limites ou pague um valor menor.
reason-risk-refused = A carteira recusou o pagamento por segurança. Pague de outra forma.
reason-wallet-account = Não é possível pagar com a sua conta neste momento. Abra a carteira para ver o que é preciso.
reason-method-unavailable = Não é possível pagar aqui com esta carteira neste momento. Tente outra.
reason-service-problem = A loja não pode receber este pagamento neste momento. Pague de outra forma.
reason-cancelled-by-shop = A loja cancelou o pagamento.
reason-other = O pagamento não foi concluído.

detail-store = Pago a
detail-store-unpaid = Loja
detail-amount = Valor
detail-refunded = Reembolsado
detail-wallet = Pago com
detail-time = Data e hora
detail-code = Código
detail-note = Mensagem
detail-reference = Referência

## Notices

unknown-code-title = Código não reconhecido
unknown-code-body = Leia de novo o código inteiro ou peça ajuda na loja. Nada foi cobrado.
switched-off-title = Este código está desativado
switched-off-body = Peça à loja o código em uso. Nada foi cobrado.
unknown-page-title = Esta página não existe
unknown-page-body = Leia de novo o código na loja.
home-title = Pagar na loja
home-body = Abra a sua carteira digital e leia o código na loja.
home-console = Para lojas: entrar
unreadable-title = Não foi possível ler o pedido
unreadable-body = Nada foi feito e nada foi cobrado. Leia de novo o código na loja.

no-wallet-title = Abra esta página na sua carteira
no-wallet-body = Aqui pode pagar com uma carteira digital compatível com Alipay+.
no-wallet-how = Como pagar
no-wallet-step-open = Abra a sua carteira digital.
no-wallet-step-scan = Leia com ela o código na loja ou o código abaixo.
no-wallet-step-pay = Digite o valor e confirme.
no-wallet-which = Carteiras compatíveis
no-wallet-more = e outras carteiras com a marca Alipay+
no-wallet-qr = Código QR desta página
no-wallet-link = Ou copie o link e abra-o na sua carteira
no-wallet-link-label = Link desta página
copy = Copiar
copied = Copiado

unreachable-title = O serviço de pagamento não responde
unreachable-body = Nada foi cobrado. Tentar de novo não causa cobrança dupla.

busy-title = O serviço está sobrecarregado neste momento
busy-body = Aguarde um instante e tente de novo. Tentar de novo não causa cobrança dupla.

try-again = Tentar de novo

server-error-title = Houve um problema do nosso lado
server-error-body = Tente de novo em instantes. Se já confirmou na carteira, não pague de novo: peça à loja para verificar.
server-error-request = Se pedir ajuda, indique este número:
