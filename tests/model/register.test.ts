import { describe, expect, test } from 'vitest'
import {
  findLatest,
  nextNumber,
  register,
  type Registered,
  type RegisterRow,
} from '../../core/model/index.ts'

const issue = (
  year: number | null,
  issueNumber: number | null,
  fields: Partial<Registered> = {},
): Registered => ({
  year,
  issueNumber,
  supplement: false,
  cumulativeNumber: null,
  issueDate: null,
  ...fields,
})
const supplement = (year: number, issueNumber: number, issueDate: string | null = null) =>
  issue(year, issueNumber, { supplement: true, issueDate })
const voidOf = (year: number, issueNumber: number) => ({ year, issueNumber, supplement: false })

const say = (row: RegisterRow<Registered>): string => {
  const kind = (isSupplement: boolean) => (isSupplement ? '增' : '')
  if (row.kind === 'gap') return `缺${kind(row.supplement)}${row.first}-${row.last}`
  if (row.kind === 'void') return `空${kind(row.supplement)}${row.issueNumber}`
  const { supplement: isSupplement, issueNumber } = row.issue
  return `${kind(isSupplement)}${issueNumber ?? '无'}${row.isRepeated ? '重' : ''}`
}
const sayAll = (issues: readonly Registered[], voids = [] as ReturnType<typeof voidOf>[]) =>
  register(issues, voids).map(({ year, rows }) => `${year ?? '无'}：${rows.map(say).join(' ')}`)

describe('the register', () => {
  test('goes from the newest year and number downwards, whatever order files come in', () => {
    const issues = [issue(2025, 1), issue(2026, 2), issue(2026, 1), issue(2025, 2)]
    expect(sayAll(issues)).toEqual(['2026：2 1', '2025：2 1'])
  })

  test('shows numbers that are missing as one gap each, from the first of a later year', () => {
    const issues = [issue(2026, 7), issue(2026, 6), issue(2026, 3), issue(2025, 1)]
    expect(sayAll(issues)).toEqual(['2026：7 6 缺4-5 3 缺1-2', '2025：1'])
  })

  test('calls nothing missing before the first issue that the library has', () => {
    expect(sayAll([issue(2025, 9), issue(2025, 7)])).toEqual(['2025：9 缺8-8 7'])
  })

  test('shows a number that was given up, and no gap in its place', () => {
    expect(sayAll([issue(2026, 3), issue(2026, 1)], [voidOf(2026, 2)])).toEqual(['2026：3 空2 1'])
    expect(sayAll([issue(2026, 4), issue(2026, 1)], [voidOf(2026, 2)])).toEqual([
      '2026：4 缺3-3 空2 1',
    ])
  })

  test('marks issues that have the same number, and only those', () => {
    expect(sayAll([issue(2026, 2), issue(2026, 2), issue(2026, 1)])).toEqual(['2026：2重 2重 1'])
    expect(sayAll([issue(2026, 1), supplement(2026, 1)])).toEqual(['2026：增1 1'])
  })

  test('puts a supplement where its date belongs, and its gaps below it', () => {
    const issues = [
      issue(2026, 3, { issueDate: '2026-08-21' }),
      issue(2026, 2, { issueDate: '2026-05-19' }),
      issue(2026, 1, { issueDate: '2026-02-26' }),
    ]
    expect(sayAll([...issues, supplement(2026, 1, '2026-05-04')])).toEqual(['2026：3 2 增1 1'])
    expect(sayAll([...issues, supplement(2026, 3, '2026-08-30'), supplement(2026, 1)])).toEqual([
      '2026：增3 缺增2-2 增1 3 2 1',
    ])
    expect(sayAll([...issues, supplement(2026, 1, '2026-01-04')])).toEqual(['2026：3 2 1 增1'])
  })

  test('puts issues without a number or a year first', () => {
    expect(sayAll([issue(2026, 1), issue(2026, null), issue(null, null)])).toEqual([
      '无：无',
      '2026：无 1',
    ])
  })
})

describe('the next number', () => {
  const regular = { supplement: false, thisYear: 2026 }

  test('follows on within the year and starts at 1 in a new one', () => {
    expect(nextNumber([issue(2026, 3), issue(2026, 1)], [], regular).issueNumber).toBe(4)
    expect(nextNumber([issue(2025, 12)], [], regular)).toMatchObject({
      year: 2026,
      issueNumber: 1,
    })
    expect(nextNumber([], [], regular)).toEqual({
      year: 2026,
      issueNumber: 1,
      cumulativeNumber: null,
    })
  })

  test('does not go back to a year that is over, even if the clock of the machine does', () => {
    const next = nextNumber([issue(2026, 3)], [], { supplement: false, thisYear: 2020 })
    expect(next).toMatchObject({ year: 2026, issueNumber: 4 })
  })

  test('does not give a void number again', () => {
    expect(nextNumber([issue(2026, 3)], [voidOf(2026, 4)], regular).issueNumber).toBe(5)
  })

  test('counts supplements apart', () => {
    const issues = [issue(2026, 3), supplement(2026, 1)]
    expect(nextNumber(issues, [], regular).issueNumber).toBe(4)
    expect(nextNumber(issues, [], { supplement: true, thisYear: 2026 }).issueNumber).toBe(2)
  })

  test('goes on with the cumulative number where the last issue has one', () => {
    const issues = [
      issue(2025, 4, { cumulativeNumber: 56 }),
      issue(2026, 1, { cumulativeNumber: 57 }),
    ]
    expect(nextNumber(issues, [], regular).cumulativeNumber).toBe(58)
    expect(nextNumber(issues, [], { ...regular, supplement: true }).cumulativeNumber).toBeNull()
    expect(nextNumber([...issues, issue(2026, 2)], [], regular).cumulativeNumber).toBeNull()
  })
})

test('the latest issue is of the same sequence, or of the other one where there is none', () => {
  const issues = [issue(2026, 2), issue(2025, 9), supplement(2024, 1)]
  expect(findLatest(issues)).toBe(issues[0])
  expect(findLatest(issues, true)).toBe(issues[2])
  expect(findLatest(issues.slice(0, 2), true)).toBe(issues[0])
  expect(findLatest([])).toBeNull()
})
