/** The one origin that windows show. Everything else is refused wherever it turns up. */
export const appScheme = 'app'
export const appOrigin = 'app://neikan'

/** Whether an address belongs to the program's own pages. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  // `URL.origin` is "null" for schemes that the standard does not know: compare the parts.
  const { protocol, host, username, password, port } = new URL(address)
  return protocol === 'app:' && host === 'neikan' && username + password + port === ''
}
