import { expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import { standInsOf } from '../../renderer/app/stand-ins.ts'

const template = templateById('work-information')
const none = { title: null, fangsong: null, kai: null, hei: null, song: null }

test('without office faces every one is named with its bundled stand-in', () => {
  expect(standInsOf(template, none).map(({ name, by }) => [name, by])).toEqual([
    ['方正小标宋简体', '思源宋体粗体'],
    ['仿宋_GB2312', '思源宋体'],
    ['楷体_GB2312', '霞鹜文楷'],
    ['黑体', '思源黑体'],
    ['宋体', '思源宋体'],
  ])
})

test('an installed face of another name is no bundled one, and the face itself no stand-in', () => {
  const faces = { ...none, fangsong: 'FangSong', hei: '黑体', song: '宋体', kai: '楷体_GB2312' }
  expect(standInsOf(template, faces)).toEqual([
    { name: '方正小标宋简体', by: '思源宋体粗体', isBundled: true },
    { name: '仿宋_GB2312', by: 'FangSong', isBundled: false },
  ])
})
