/**
 * A copy without proxies: a reactive object does not cross to main (structured clone refuses it). Files and other objects
 * with a class of their own stay what they are.
 */
export function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one)) as T
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one as unknown)])) as T
}
