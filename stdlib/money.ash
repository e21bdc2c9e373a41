// Amounts of money.

/// An amount of a currency with four digits behind the point: enough for prices of parts, never a float.
domain amount numeric(19, 4)

/// The three letters of ISO 4217
domain currency text check (value ~ '^[A-Z]{3}$')

/// Adds an amount and its currency, named after what they are: `price_amount` and `price_currency`.
mixin money(what: name, currency: string = 'EUR') {
  ${what}_amount   public.amount
  ${what}_currency public.currency = ${currency}
}
