/** Making a formatter takes a hundred times as long as using it, and lists use thousands: each is made once. */
function once<O extends object, F>(
  make: (locale: string, options: O) => F,
): (locale: string, options: O) => F {
  const made = new Map<string, F>()
  return (locale, options) => {
    // A computer that travels shows the time of where it is.
    const key = `${locale} ${new Date().getTimezoneOffset()} ${JSON.stringify(options)}`
    const known = made.get(key) ?? make(locale, options)
    made.set(key, known)
    return known
  }
}

export const numberFormat = once(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)
export const dateTimeFormat = once(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)
export const relativeTimeFormat = once(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
)
export const listFormat = once(
  (locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
)
