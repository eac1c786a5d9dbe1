/** Approximate numbers that contradict themselves, and amounts of money without their unit. */
import type { Fault, Fix, Rule } from './finding.ts'
import { isWithin, placeOf, quotedRanges, type Passage } from './passages.ts'

export const approximationsAgree: Rule = {
  id: 'R52',
  title: '约数矛盾',
  severity: 'error',
  basis: '出版物数字用法（GB/T 15835—2011）与编校惯例：概数只用一种表示',
  find: ({ passages }) =>
    passages.flatMap((passage) => [...contradictions(passage), ...doubled(passage)]),
}

const chineseNumber = '[一二三四五六七八九十百千万亿两几]+'
const number = `(?:\\d[\\d.,]*\\s*[万亿千百]{0,2}|${chineseNumber}|半数|一半)`
const unit =
  '(?:万元|亿元|人次|人|名|位|个|家|户|件|项|次|场|元|亩|吨|公里|千米|米|平方米|岁|年|个月|天|小时|分钟|' +
  '倍|份|篇|册|条|座|处|台|辆|套|所|支|只|成|%|％)?'
// 达 is not among them: 达7000余人 reaches a round number and more, which is no contradiction.
const before = '(大约|约|将近|接近|近|超过|超|逾|不足|不到)'
const approximate = new RegExp(
  `${before}(${number})(?:(余|多)(?!数)|(${unit})(左右|上下|以上|以下|余|多(?![样种元数])))`,
  'gu',
)
// 节约300余万元, 附近300余米: the character belongs to the word before it.
const partOfWord: Readonly<Record<string, string>> = {
  约: '节签预合条公特契制违邀履相盟誓简婚失毁续租赴解爽',
  近: '最附临邻靠亲远就切',
  超: '高赶反入',
  逾: '',
}
// 近10余年来: 近 says when, not how many.
const time = /^(?:年|个月|月|天|日|周|载|期|届|个多月)/u

function contradictions(passage: Passage): readonly Fault[] {
  const { text } = passage
  const quoted = quotedRanges(text)
  return [...text.matchAll(approximate)].flatMap((match) => {
    const [whole, word = '', amount = '', bare, measure = '', late] = match
    const after = text.slice(match.index + whole.length)
    if (isWithin(quoted, match.index)) return []
    if (partOfWord[word]?.includes(text[match.index - 1] ?? '\n')) return []
    if (word === '近' && time.test(`${measure}${after}`)) return []
    const tail = bare ?? late!
    return [
      {
        title: '约数矛盾',
        ...placeOf(passage, match.index, whole.length),
        message: `“${word}”与“${tail}”都表示约数，不能同用。`,
        hint: '按实际数目只留一个。',
        fixes: corrections({ word, amount, measure, tail }, after),
      },
    ]
  })
}

// 2100余亩左右.
const lateTwice = new RegExp(`(${number})(余|多)(?!数)(${unit})(左右|上下)`, 'gu')

/** Two words after one number. */
function doubled(passage: Passage): readonly Fault[] {
  const quoted = quotedRanges(passage.text)
  return [...passage.text.matchAll(lateTwice)].flatMap((match) => {
    const [whole, amount = '', word = '', measure = '', tail = ''] = match
    if (isWithin(quoted, match.index)) return []
    const fixes = [`${amount}${word}${measure}`, `${amount}${measure}${tail}`].map((text) => ({
      label: `改为“${text}”`,
      replacement: text,
    }))
    return [
      {
        title: '约数矛盾',
        ...placeOf(passage, match.index, whole.length),
        message: `“${word}”与“${tail}”都表示约数，不能同用。`,
        hint: '按实际数目只留一个。',
        fixes,
      },
    ]
  })
}

/** What is counted, where it follows the approximate number: it makes a button easier to read. */
const counted = /^(?:万元|亿元|人次|[个名位人家户件项次场篇册条座处台辆套所支只倍份亩吨元])/u

/** With the word before the number gone, or the one after it. */
function corrections(
  { word, amount, measure, tail }: Readonly<Record<'word' | 'amount' | 'measure' | 'tail', string>>,
  after: string,
): readonly Fix[] {
  // 3万多元, but 3万元左右.
  const late = tail === '余' || tail === '多' ? tail + measure : measure + tail
  const following = measure === '' ? (counted.exec(after)?.[0] ?? '') : ''
  const [over, under] = [`${amount}${late}`, `${word}${amount}${measure}`]
  return [
    { label: `改为“${over}${following}”`, replacement: over },
    { label: `${under}${following}`, replacement: under },
  ]
}

export const amountsHaveUnits: Rule = {
  id: 'R53',
  title: '数额缺少单位',
  severity: 'warning',
  basis: 'GB/T 15835—2011 与编校惯例：数额应写明计量单位',
  find: ({ passages }) => passages.flatMap(bareAmounts),
}

const amount = /\d[\d.,]*\s*[万亿]+(?=[，。；！？：）)]|、(?!\s*\d)|$)/gu
const needsUnit =
  /市值|产值|资金|投资|总额|金额|营收|收入|销售额|贷款|授信|利润|税收|纳税|资产|成本|经费|补贴|补助|预算|捐款|捐赠|捐资|融资|募集|筹集|筹资|GDP|增加值|交易额|成交额|营业额|货值|估值|价值|支出|造价|债务|奖金|款项|费用|贸易额|出口额|进出口|产量|面积|储量|里程/u
// What these count is understood, or the number has no unit.
const countsWithout =
  /人数|人口|人次|用户|粉丝|点击|播放|阅读量|浏览|访问|关注|点赞|次数|户数|家数|笔数|件数|票数|下载|转发|流量/u

function bareAmounts(passage: Passage): readonly Fault[] {
  const { text, kind } = passage
  // A title may say 突破100亿; a table says its unit in the head.
  if (kind === 'headline' || kind === 'heading' || kind === 'tableCell') return []
  return [...text.matchAll(amount)].flatMap((match) => {
    const clause = text
      .slice(0, match.index)
      .split(/[，。；：！？\n]/u)
      .at(-1)!
    if (!needsUnit.test(clause) || countsWithout.test(clause)) return []
    const isMoney = !/产量|面积|储量|里程/u.test(clause)
    return [
      {
        title: '数额缺少单位',
        ...placeOf(passage, match.index, match[0].length),
        message: `“${match[0]}”后没有单位${isMoney ? '，可能漏了“元”' : ''}。`,
        hint: '核对后补上单位。',
      },
    ]
  })
}
