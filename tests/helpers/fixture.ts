import { readdirSync, readFileSync } from 'node:fs'
import { parseBulletin, type Bulletin } from '../../core/model/index.ts'

const folder = new URL('../fixtures/', import.meta.url)

/** Names of the bulletins in tests/fixtures, such as every-element. */
export const fixtureNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.bulletin.json'))
  .map((name) => name.replace('.bulletin.json', ''))

/** A bulletin of tests/fixtures as it was parsed from JSON, before anything is known about it. */
export const fixtureJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.bulletin.json`, folder), 'utf8'))

/** A bulletin of tests/fixtures. */
export function fixture(name: string): Bulletin {
  const parsed = parseBulletin(fixtureJson(name))
  if (!parsed.ok) throw new Error(`Fixture "${name}": ${parsed.message}`)
  return parsed.value
}
