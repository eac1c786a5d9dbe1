import { describe, expect, it, test } from 'vitest'
import { check, rules, type Finding } from '../../core/checks/index.ts'
import type { Bulletin, Contents } from '../../core/model/index.ts'
import { plainText } from '../../core/model/index.ts'
import type { PageMap } from '../../core/galley/index.ts'
import { templateById, type Template } from '../../core/template/index.ts'
import { article, bulletin, contents, distribution, heading, p, runIn } from '../helpers/build.ts'

const template = templateById('work-information')
const issue = (...paragraphs: readonly string[]): Bulletin =>
  bulletin(article('青年夜校开课', ...paragraphs.map((text) => p(text))))
const found = (rule: string, checked: Bulletin): readonly Finding[] =>
  check(checked, template, null).filter((finding) => finding.rule === rule)
const withEntries = (imported: Contents['imported'], ...titles: readonly string[]): Bulletin =>
  bulletin({ ...contents(), imported }, ...titles.map((title) => article(title, p('正文。'))))

/** What a rule must report (the text at fault, in order) and must not. */
const cases: Readonly<Record<string, { faults: [Bulletin, string[]][]; clean: Bulletin[] }>> = {
  R01: {
    faults: [
      [withEntries(['青年夜校开课成果丰硕'], '青年夜校开课丰硕'), ['青年夜校开课丰硕']],
      [withEntries(['青年夜校开课', '防汛工作总结'], '青年夜校开课'), ['']],
    ],
    clean: [
      withEntries(['青年夜校 开课'], '青年夜校\n开课'),
      withEntries(null, '青年夜校开课'),
      withEntries(['应急队守护山乡', '青年夜校开课'], '青年夜校开课', '应急队守护山乡'),
    ],
  },
  R02: {
    faults: [
      [withEntries(['青年夜校开课'], '青年夜校开课', '应急队守护山乡'), ['应急队守护山乡']],
      [
        withEntries(['应急队守护山乡', '青年夜校开课'], '青年夜校开课', '应急队守护山乡'),
        ['青年夜校开课'],
      ],
      [
        withEntries(
          ['甲镇建起书屋', '丙镇种树', '乙镇修路'],
          '甲镇建起书屋',
          '乙镇修路',
          '丙镇种树',
        ),
        ['乙镇修路'],
      ],
    ],
    clean: [
      withEntries(['青年夜校开课成果丰硕', '应急队守护山乡'], '青年夜校开课丰硕', '应急队守护山乡'),
      withEntries(['青年夜校开课', '防汛工作总结'], '青年夜校开课'),
      withEntries(null, '青年夜校开课', '应急队守护山乡'),
      withEntries(['青年夜校开课'], '青年夜校开课', ''),
    ],
  },
  R22: {
    faults: [
      [issue('一、开班。好。', '二、选址。好。', '四、管理。好。'), ['四']],
      [issue('二、开班。好。', '三、选址。好。'), ['二']],
      [issue('一、开班。好。', '一、选址。好。'), ['一']],
      [issue('（一）开班。', '（三）选址。'), ['三']],
      [issue('1.开班。', '3.选址。', '4.管理。'), ['3']],
      [bulletin(article('青年夜校开课', p(runIn('开班。'), '好。'), p('三、选址。好。'))), ['三']],
      [bulletin(article('题', heading(1, '开班'), p('二、选址'), heading(1, '管理'))), ['二']],
    ],
    clean: [
      issue('一、开班。好。', '二、选址。好。', '三、管理。好。'),
      issue('一、开班。', '（一）选题。', '（二）选人。', '二、选址。', '（一）村社。'),
      issue('1.开班。', '2.选址。', '成效如下。', '1.人气。', '2.口碑。'),
      issue('三、四月份开班12期。', '2.5公里步道建成。', '二、三产业融合。'),
      bulletin(article('青年夜校开课', heading(1, '开班'), p('二、选址。好。'))),
    ],
  },
  R23: {
    faults: [
      [issue('一是开班。好。三是选址。好。'), ['三是']],
      [issue('一是开班。好。二是选址。好。二是管理。好。'), ['二是']],
      [issue('开班，一是就近。收到实效。'), ['一是']],
      [issue('二是开班。三是选址。'), ['二是']],
      [issue('一是开班。', '好。', '三是选址。'), ['三是']],
    ],
    clean: [
      issue('一是开班。好。二是选址。好。三是管理。好。'),
      issue('要求：一是开班，二是选址；三是管理。一是人气旺，二是口碑好。'),
      issue('一是开班。好。', '二是选址。好。', '三是管理。'),
      issue('一是开班，其中，一是村社，二是园区。二是选址。'),
      issue('说到做到，一是一，二是二。'),
      issue('一是一窗办理。二是一键响应。三是三方评议。'),
      issue('原因有两个，一是缺场地，另一个是缺师资。'),
    ],
  },
  R31: {
    faults: [
      [issue('聚焦“三力建设，成效明显。'), ['“']],
      [issue('聚焦三力”建设，成效明显。'), ['”']],
      [issue('印发《办法，落实（试行）。'), ['《']],
      [issue('石桥镇（含园区建设。'), ['（']],
      [issue('“‘八八”行动。'), ['‘']],
    ],
    clean: [
      issue('“心里常记‘群众’，才有力量。”他说，“好。”'),
      issue('1）开班；2）选址。', '说明：a）就近。'),
      issue('“第一段没有结束。', '“第二段才结束。”'),
      issue('Don’t 这样写。'),
      issue('聚焦“三力"建设，聚焦"四力”建设。'),
    ],
  },
  R33: {
    faults: [
      [issue('聚焦"引领力"建设'), ['"引领力"']],
      [issue('聚焦\'引领力\'建设和"竞争力"建设'), ["'引领力'", '"竞争力"']],
      [issue('聚焦"引领力建设'), ['"']],
      [issue('聚焦“三力"建设，聚焦"四力”建设。'), ['"', '"']],
      [issue('他说“这是"青春"之力”。'), ['"青春"']],
    ],
    clean: [issue('聚焦“引领力”建设'), issue('It\'s a 55" screen.'), issue('print("x")')],
  },
  R34: {
    faults: [
      [issue('工作部署,充分发挥'), [',']],
      [issue('除颤器(AED)操作'), ['(AED)']],
      [issue('办得好吗?好!'), ['?', '!']],
      [issue('要求:一要快;二要稳。'), [':', ';']],
      [issue('夜校（试行)开课'), [')']],
      [issue('青年队伍不断壮大.下一步，办得更好.'), ['.', '.']],
    ],
    clean: [
      issue('上午10:30开班，共1,200人，比分3:1。'),
      issue('网址 https://example.com/a?b=1,2 可查。'),
      issue('参见 RFC (draft), v2: ok?'),
      issue('一.健全体系', '占比3.5%，版本v2.0，附表.docx'),
    ],
  },
  R36: {
    faults: [
      [issue('２０２３年占５２．５％，'), ['２０２３', '５２．５％']],
      [issue('发放ＡＥＤ６台'), ['ＡＥＤ６']],
    ],
    clean: [issue('2023年占52.5%，AED 6台，～、＋。')],
  },
  R39: {
    faults: [
      [issue('“夜校”、“夜诊”、“书屋”等'), ['、', '、']],
      [issue('印发《甲办法》、《乙办法》'), ['、']],
    ],
    clean: [issue('“夜校”“夜诊”、书屋，“夜校”课堂、“夜诊”，《甲》（试行）、《乙》。')],
  },
  R40: {
    faults: [
      [issue('想看看它变成什么样...'), ['...']],
      [issue('想看看。。。'), ['。。。']],
      [issue('竹编、剪纸…都受欢迎'), ['…']],
      [issue('竹编、剪纸……等项目'), ['……等']],
    ],
    clean: [issue('还能变成什么样……', '“竹编……”等项目，……等待答复。', '见 ../a 与 1.5 版。')],
  },
  R52: {
    faults: [
      [issue('推出近300余个岗位'), ['近300余']],
      [issue('约50人左右参加'), ['约50人左右']],
      [issue('超过100多家企业，超半数以上'), ['超过100多', '超半数以上']],
      [issue('近千余名青年，大约三十多人'), ['近千余', '大约三十多']],
      [issue('投资近2.5亿元左右'), ['近2.5亿元左右']],
      [issue('流转2100余亩左右，30多人上下'), ['2100余亩左右', '30多人上下']],
    ],
    clean: [
      issue('人才达到7000余人，节约300余万元，预约1000余人次，附近300余米。'),
      issue('近10余年来，近三年多的努力，约谈3人，近300个岗位，300余个岗位。'),
      issue('“近300余个岗位”的说法，近200名副科级以上干部。'),
      issue('超过3个月，约30名65岁以上老人，近5年以来。'),
    ],
  },
  R53: {
    faults: [
      [issue('总市值超6627.56亿，占全市81%。'), ['6627.56亿']],
      [issue('累计投资达3.2万。粮食产量12万，'), ['3.2万', '12万']],
    ],
    clean: [
      issue('直播点击量达18万。阅读量10万，粉丝3万，服务群众25万。'),
      issue('投资3.2亿元，补贴3万、5万、8万元，资金2万至3万元。'),
      issue('参与捐款人数达3万，'),
    ],
  },
  R77: {
    faults: [
      [issue('王喆、李堃和王喆到会。'), ['喆', '堃']],
      [bulletin(article('王喆同志先进事迹', p('镕𠮷。'))), ['喆', '镕', '𠮷']],
      [bulletin(article('先进事迹', heading(2, '昉旻'))), ['昉', '旻']],
    ],
    clean: [
      issue('石桥镇组建青年应急志愿服务队，满意率96.4%，AED 6台。'),
      bulletin(article('先进事迹', heading(1, '黑体有王喆的字'))),
    ],
  },
}

/** Rules that look at the pages and have tests of their own below. */
const rulesOfPages: readonly string[] = ['R92']

/** The text at fault, cut out of the bulletin by the finding's place. */
function textAt(checked: Bulletin, { where }: Finding): string {
  const texts = new Map<string, string>()
  const gather = (node: Parameters<typeof plainText>[0]): void => {
    if ('text' in node) return
    texts.set(node.id, plainText(node))
    node.children.forEach((child) => gather(child as typeof node))
  }
  checked.children.forEach(gather)
  return texts.get(where.elementId)!.slice(where.offset, where.offset + where.length)
}

describe.each(Object.entries(cases))('%s', (rule, { faults, clean }) => {
  test.each(faults)('finds the fault (case %#)', (checked, texts) => {
    expect(found(rule, checked).map((finding) => textAt(checked, finding))).toEqual(texts)
  })

  test.each(clean.map((one) => [one] as const))('lets what is right stand (case %#)', (checked) => {
    expect(found(rule, checked)).toEqual([])
  })
})

test('half a pair of straight quotes is put right by the half that is there', () => {
  const replacements = found('R33', issue('聚焦“三力"建设，聚焦"四力”建设。')).flatMap(
    ({ fixes }) => fixes.map((fix) => ('replacement' in fix ? fix.replacement : null)),
  )
  expect(replacements).toEqual(['”', '“'])
})

test('a typed number after a gap says what is missing before it becomes a heading', () => {
  const checked = bulletin(
    article('青年夜校开课', heading(1, '健全责任体系'), p('三、强化督导检查')),
  )
  const [finding, ...others] = found('R22', checked)
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    title: '序号跳号',
    message: '同级序号应当依次排列：“三、”之前缺少“二、”。',
    fixes: [{ label: '设为标题' }],
  })
})

test('a mark without its other half is named', () => {
  const [finding] = found('R31', issue('聚焦“三力建设，成效明显。'))
  expect(finding?.message).toBe('这个前引号（“）没有配对的后引号（”）。')
  const [bracket] = found('R31', issue('聚焦三力）建设，成效明显。'))
  expect(bracket?.message).toBe('这个后括号（））没有配对的前括号（（）。')
})

describe('findings', () => {
  it('have a case for each rule, of both kinds', () => {
    const ofText = rules.map(({ id }) => id).filter((id) => !rulesOfPages.includes(id))
    expect(Object.keys(cases)).toEqual(ofText)
    for (const { faults, clean } of Object.values(cases)) {
      expect(Math.min(faults.length, clean.length)).toBeGreaterThan(0)
    }
  })

  it('quote the text round the fault exactly, name it briefly and give a basis', () => {
    for (const [rule, { faults }] of Object.entries(cases)) {
      for (const [checked] of faults) {
        for (const finding of found(rule, checked)) {
          const { length } = [...finding.title]
          expect(length).toBeGreaterThanOrEqual(3)
          expect(length).toBeLessThanOrEqual(10)
          expect(finding.basis).not.toBe('')
          expect(finding.message).toMatch(/。$/u)
          if (rule === 'R01') continue
          const text = plainText({ children: checked.children } as never)
          expect(text).toContain(finding.excerpt)
          expect(finding.excerpt).toContain(textAt(checked, finding))
        }
      }
    }
  })

  it('come in document order', () => {
    const findings = check(issue('近300余个“夜校”、“夜诊”', '工作部署,充分'), template, null)
    expect(findings.map(({ rule }) => rule)).toEqual(['R52', 'R39', 'R34'])
  })

  it('are gone once any of their fixes is made', () => {
    for (const [rule, { faults }] of Object.entries(cases)) {
      if (rule === 'R22' || rule === 'R23') continue
      for (const [checked] of faults) {
        const [finding, ...others] = found(rule, checked)
        if (!finding || others.length > 0) continue
        const { fixes, where } = finding
        for (const fix of fixes) {
          if (!('replacement' in fix)) continue
          const text = textOf(checked, where.elementId)
          const end = where.offset + where.length
          const fixed = text.slice(0, where.offset) + fix.replacement + text.slice(end)
          expect(found(rule, issue(fixed))).toEqual([])
        }
      }
    }
  })

  it.each([
    ['推出近500余个岗位', ['改为“500余个”', '近500个'], ['500余', '近500']],
    ['约50人左右参加', ['改为“50人左右”', '约50人'], ['50人左右', '约50人']],
    ['投资近3万元多', ['改为“3万多元”', '近3万元'], ['3万多元', '近3万元']],
    ['超过100多家企业', ['改为“100多家”', '超过100家'], ['100多', '超过100']],
    ['超半数以上', ['改为“半数以上”', '超半数'], ['半数以上', '超半数']],
  ])('offer both ways out of a double approximation: %s', (text, labels, replacements) => {
    const [finding] = found('R52', issue(text))
    expect(finding?.fixes.map(({ label }) => label)).toEqual(labels)
    expect(finding?.fixes.map((fix) => 'replacement' in fix && fix.replacement)).toEqual(
      replacements,
    )
  })

  it('obey the severities of the template', () => {
    const severities = (given: Template['severities']) =>
      check(issue('工作部署,近300余个'), { ...template, severities: given }, null).map(
        ({ rule, severity }) => [rule, severity],
      )
    expect(severities({})).toEqual([
      ['R34', 'error'],
      ['R52', 'error'],
    ])
    expect(severities({ R34: 'off', R52: 'suggestion' })).toEqual([['R52', 'suggestion']])
  })

  it('cover headlines, notes and the distribution', () => {
    const checked = bulletin(
      article('聚焦“三力建设', p('正文。')),
      distribution(['copyTo', '县委办公室,县政府办公室']),
    )
    expect(check(checked, template, null).map(({ rule }) => rule)).toEqual(['R31', 'R34'])
  })
})

function textOf(checked: Bulletin, elementId: string): string {
  return textAt(checked, {
    where: { elementId, offset: 0, length: Number.MAX_SAFE_INTEGER },
  } as Finding)
}

describe('R92, an imprint on an odd page,', () => {
  const rulesOn = (
    tailPage: number | null,
    evenPage: Template['imprint']['evenPage'],
    duplex = true,
  ) => {
    const paper = { ...template.paper, duplex }
    const asking = { ...template, paper, imprint: { ...template.imprint, evenPage } }
    const pages: PageMap | null =
      tailPage === null
        ? null
        : {
            pageCount: tailPage,
            firstPages: new Map(),
            pages: [],
            tailPage,
            noBody: false,
            blankBeforeTail: false,
            spaceBeforeTail: 0,
            tailHeight: 0,
            articleEnds: [],
          }
    return check(issue('正文。'), asking, pages).map(({ rule }) => rule)
  }

  test('is spoken of where the template asks for no more', () => {
    expect(rulesOn(3, 'warn')).toEqual(['R92'])
    expect(rulesOn(3, 'off')).toEqual([])
  })

  test('is none on an even page, or before the pages are known', () => {
    expect(rulesOn(4, 'warn')).toEqual([])
    expect(rulesOn(null, 'warn')).toEqual([])
  })

  test('is none where paper is printed on one side', () => {
    expect(rulesOn(3, 'warn', false)).toEqual([])
  })
})
