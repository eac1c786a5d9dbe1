import { expect, test } from 'vitest'
import {
  currentFormat,
  elements,
  migrate,
  migrations,
  normalize,
  parseBulletin,
  type ElementType,
  type Migration,
} from '../../core/model/index.ts'
import { elementSchemas, span } from '../../core/model/schema.ts'
import { newIds } from '../helpers/build.ts'
import { fixture, fixtureJson, fixtureNames } from '../helpers/fixture.ts'

/** Two made-up steps: format 2 renames a key, format 3 adds one to the template. */
const steps: readonly Migration[] = [
  {
    to: 2,
    bulletin: ({ text, ...rest }) => ({ ...rest, words: text }),
    template: (value) => value,
  },
  { to: 3, bulletin: (value) => value, template: (value) => ({ ...value, colour: 'red' }) },
]

test('an old file takes every step from its own format on', () => {
  expect(migrate({ format: 1, text: 'x' }, 'bulletin', steps)).toEqual({
    ok: true,
    value: { format: 3, words: 'x' },
  })
  expect(migrate({ format: 2, text: 'x' }, 'bulletin', steps)).toEqual({
    ok: true,
    value: { format: 3, text: 'x' },
  })
  expect(migrate({ format: 1 }, 'template', steps)).toEqual({
    ok: true,
    value: { format: 3, colour: 'red' },
  })
})

test('a file of a newer program is refused in a sentence that says what to do', () => {
  expect(migrate({ format: 4 }, 'bulletin', steps)).toEqual({
    ok: false,
    path: 'format',
    message: '这个文件由更新的内刊（格式 4）写成，本机版本只到格式 3。请升级后打开。',
  })
})

test.each([0, -1, 1.5, '1', null, undefined])('%j is no format', (format) => {
  expect(migrate({ format }, 'bulletin')).toMatchObject({ ok: false, path: 'format' })
})

test('the registered steps lead from format 1 to the current one, and each has an old file', () => {
  expect(migrations.map(({ to }) => to)).toEqual(
    Array.from({ length: currentFormat - 1 }, (_, index) => index + 2),
  )
  const formats = fixtureNames.map((name) => (fixtureJson(name) as { format: number }).format)
  for (let format = 1; format <= currentFormat; format += 1) expect(formats).toContain(format)
})

test.each(fixtureNames)('the fixture %s opens in order', (name) => {
  const parsed = parseBulletin(fixtureJson(name))
  expect(parsed).toMatchObject({ ok: true })
  const bulletin = fixture(name)
  expect(normalize(bulletin, newIds('new'))).toBe(bulletin)
})

test('the fixture every-element has every kind of element and every mark', () => {
  const placed = [...elements(fixture('every-element'))]
  const types = new Set<ElementType>(placed.map(({ element }) => element.type))
  expect([...types].sort()).toEqual(Object.keys(elementSchemas).sort())
  const spanKeys = placed.flatMap(({ element }) =>
    element.children.flatMap((child) => ('text' in child ? Object.keys(child) : [])),
  )
  expect([...new Set(spanKeys)].sort()).toEqual(Object.keys(span.shape).sort())
})
