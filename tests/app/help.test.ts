import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { commandGroups, commands } from '../../renderer/app/commands/index.ts'
import { fontCredits, softwareCredits } from '../../renderer/help/credits.ts'
import { releasesOf } from '../../renderer/help/news.tsx'

const root = path.resolve(import.meta.dirname, '../..')
const json = (file: string) =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8')) as {
    dependencies: Record<string, string>
    license: string
    version: string
  }

test('关于内刊 names every package that the program contains, with its licence', () => {
  const credits = [...fontCredits, ...softwareCredits]
  const packages = Object.keys(json('package.json').dependencies)
  expect(credits.map(({ of }) => of).toSorted()).toEqual(packages.toSorted())
  for (const { of, license } of credits) {
    expect(json(`node_modules/${of}/package.json`).license, of).toBe(license)
  }
})

test('新增功能 lists the changes of this version first', () => {
  const [latest] = releasesOf(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'))
  expect(latest?.version).toBe(json('package.json').version)
  expect(latest?.entries.length).toBeGreaterThan(5)
  expect(latest?.entries.filter((entry) => entry.startsWith('*'))).toEqual([])
})

test('the groups of the list of shortcuts hold every command once', () => {
  expect(commandGroups.flatMap((group) => group.commands)).toEqual(commands)
  expect(new Set(commands).size).toBe(commands.length)
})
