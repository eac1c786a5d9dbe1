/**
 * Sentences as bulletins have them, made up from a number: the same number gives the same words.
 * They hold what makes line breaking hard: marks in a row, pairs, dashes, Latin, figures, names.
 */

const words = [
  ...'青年 夜校 服务 群众 乡镇 街道 园区 楼宇 村社 团县委 联系 机制 平台 项目 队伍 志愿者'.split(
    ' ',
  ),
  ...'组织 开展 推进 建设 聚焦 围绕 依托 打造 深化 整合 探索 形成 带动 覆盖 提升 落实'.split(' '),
  ...'全县共青团组织 基层治理 一线 需求清单 积极性 高质量发展 常态化 精准对接 闭环管理'.split(' '),
]

const hard = [
  ...'“青·自然”工坊 《关于加强基层青年工作的意见》 “‘青’字号”品牌 （以下简称“联盟”） 〔2026〕5号'.split(
    ' ',
  ),
  ...'2026年 11月20日 2013—2015年 3～5年 上午9:30 第4期 96.4% 5‰ 36.5℃ 1200余名 43家 6627.56亿元'.split(
    ' ',
  ),
  ...'12.5万元 3个 1.8公里 15000人次 0.35mm 1/3 G60科创走廊 LOGO AED设备 5G Wi-Fi “1+6+N”体系'.split(
    ' ',
  ),
  ...'欧阳昉昉 买买提·艾合买提·依明江 喆堃 赟镕 阿卜杜热合曼·卡地尔 C.elegans'.split(' '),
  ...'——这是第一步——随后 干部下沉……群众点头 “老师从身边请，场地向闲置要。” 为什么？！ ①②③'.split(
    ' ',
  ),
  'https://www.example.gov.cn/qingnian/2026/index.html',
  'Internet of Things',
]

/** Numbers that follow from a number; each call gives the next, from 0 to below `limit`. */
export type Dice = (limit: number) => number

/** Mulberry32: 32 bits of state are plenty for words. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

const pick = <Item>(items: readonly Item[], dice: Dice): Item => items[dice(items.length)]!

/** Some words without a mark at either end. Never empty. */
export function phrase(dice: Dice, count: number): string {
  return Array.from({ length: Math.max(1, count) }, () => pick(words, dice)).join('')
}

function clause(dice: Dice): string {
  const pieces = Array.from({ length: 1 + dice(4) }, () =>
    dice(4) === 0 ? pick(hard, dice) : phrase(dice, 1 + dice(2)),
  )
  const text = pieces.join('')
  return dice(12) === 0 ? `（${text}）` : dice(12) === 0 ? `“${text}”` : text
}

/** One sentence with its full stop. */
export function sentence(dice: Dice): string {
  const clauses = Array.from({ length: 1 + dice(5) }, () => clause(dice))
  const joined = clauses.reduce(
    (text, each) => text + pick(['，', '，', '、', '；', '：'], dice) + each,
  )
  return joined + pick(['。', '。', '。', '！', '？', '。”', '……'], dice)
}

/** So many sentences in a row. */
export const sentences = (dice: Dice, count: number): string =>
  Array.from({ length: count }, () => sentence(dice)).join('')
