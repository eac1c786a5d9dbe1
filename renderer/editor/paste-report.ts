import type { Block, BulletinNode } from '../../core/model/index.ts'

const notesIn = (nodes: readonly BulletinNode[]): number =>
  nodes.reduce((sum, node) => {
    if ('text' in node) return sum
    return sum + (node.type === 'footnote' ? 1 : notesIn(node.children))
  }, 0)

/** Says what a paste was taken for, and what of it stayed behind; null where it was words alone. */
export function pasteReport(blocks: readonly Block[], pictures: number): string | null {
  const count = (isOne: (block: Block) => boolean) => blocks.filter(isOne).length
  const isRunIn = (block: Block) =>
    block.type === 'paragraph' && block.children.some((each) => 'text' in each && each.runIn)
  const found = [
    [count(({ type }) => type === 'heading'), '个标题'],
    [count(isRunIn), '个段首小标题'],
    [count(({ type }) => type === 'list'), '个列表'],
    [count(({ type }) => type === 'table'), '张表格'],
    [notesIn(blocks), '条脚注'],
  ] as const
  const named = found.filter(([number]) => number > 0).map(([number, what]) => `${number}${what}`)
  const hasNumbers = found[0][0] + found[1][0] > 0
  const sentences = [
    named.length > 0 &&
      `认出${named.join('、')}，字体和缩进按本刊版式${hasNumbers ? '，序号接着本篇编排' : ''}。`,
    pictures > 0 && `${pictures}张图片没有贴进来，请把图片文件拖进来，或者用“插入图片”。`,
  ].filter((sentence) => sentence !== false)
  return sentences.length === 0 ? null : `已粘贴，${sentences.join('')}`
}
