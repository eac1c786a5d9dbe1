/**
 * JSON that may hold bytes: `{"$bytes": "<base64>"}`. The only way a file's bytes cross the
 * loopback server inside a request.
 */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item instanceof Uint8Array ? { $bytes: Buffer.from(item).toString('base64') } : item,
  )
}

/** Throws a SyntaxError for what is not JSON. */
export function decodeJson(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    const keys = Object.keys(item)
    if (keys.length !== 1 || keys[0] !== '$bytes' || !('$bytes' in item)) return item
    if (typeof item.$bytes !== 'string') return item
    return new Uint8Array(Buffer.from(item.$bytes, 'base64'))
  })
}
