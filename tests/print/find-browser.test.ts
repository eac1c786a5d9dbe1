import { describe, expect, test } from 'vitest'
import { knownPlaces } from '../../host/printer/index.ts'
import { readTar } from '../../host/printer/tar.ts'

describe('where a browser may be installed', () => {
  test('on Windows below the program folders, those of the user too', () => {
    const environment = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\a\\Local' }
    const places = knownPlaces('win32', environment, 'C:\\Users\\a')
    expect(places).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe')
    expect(places).toContain('C:\\Users\\a\\Local\\Google\\Chrome\\Application\\chrome.exe')
  })

  test('on macOS in both Applications folders', () => {
    const places = knownPlaces('darwin', {}, '/Users/a')
    const chrome = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(places).toContain(`/${chrome}`)
    expect(places).toContain(`/Users/a/${chrome}`)
  })

  test('on Linux where the distributions put it', () => {
    expect(knownPlaces('linux', {}, '/home/a')).toContain('/usr/bin/chromium')
  })
})

describe('a tar archive', () => {
  const header = (name: string, size: number, type: string) => {
    const block = Buffer.alloc(512)
    block.write(name, 0)
    block.write('0000644\0', 100)
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
    block.write(type, 156)
    return block
  }
  const body = (text: string) => Buffer.concat([Buffer.from(text), Buffer.alloc(512 - text.length)])

  test('gives its folders, files and long names', () => {
    const archive = Buffer.concat([
      header('lib/', 0, '5'),
      header('lib/a.txt', 3, '0'),
      body('abc'),
      header('././@LongLink', 9, 'L'),
      body('lib/long\0'),
      header('short', 2, '0'),
      body('de'),
      Buffer.alloc(1024),
    ])
    const entries = readTar(archive).map(({ name, kind, bytes }) => [
      name,
      kind,
      String(Buffer.from(bytes)),
    ])
    expect(entries).toEqual([
      ['lib/', 'folder', ''],
      ['lib/a.txt', 'file', 'abc'],
      ['lib/long', 'file', 'de'],
    ])
  })

  test('that ends inside a file is refused', () => {
    expect(() => readTar(header('a', 600, '0'))).toThrow(RangeError)
  })
})
