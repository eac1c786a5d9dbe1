import { schema } from 'prosemirror-schema-basic'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { generateBulletin } from '../generate.ts'
import { measureKeystrokes, placeCaretIn } from './measure.ts'

const size = Number(new URLSearchParams(location.search).get('size'))
const blocks = generateBulletin(size).children.flatMap((part) =>
  part.type !== 'article'
    ? []
    : part.children.map((block) => {
        const text = block.children.map((child) => ('text' in child ? child.text : '')).join('')
        return block.type === 'headline'
          ? schema.node('heading', { level: 1 }, schema.text(text))
          : schema.node('paragraph', null, schema.text(text))
      }),
)
const view = new EditorView(document.querySelector('#editor'), {
  state: EditorState.create({ doc: schema.node('doc', null, blocks) }),
})
measureKeystrokes()
window.placeCaret = (share) => placeCaretIn(view.dom, 'p', share)
void document.fonts.ready.then(() => (window.ready = true))
