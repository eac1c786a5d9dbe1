import type { NameplatePicture, Template } from '../../core/template/index.ts'

/** The house style with its nameplate as a picture: 140 mm wide and a fifth as high. */
export function withPicture(template: Template, fields: Partial<NameplatePicture> = {}): Template {
  const { masthead } = template
  const picture = { media: `${'0'.repeat(64)}.png`, widthMm: 140, ratio: 0.2, ...fields }
  return { ...template, masthead: { ...masthead, nameplate: { ...masthead.nameplate, picture } } }
}
