/**
 * A house style on its own, as it is carried to other machines and kept in the register: the
 * template's own JSON, and beside its keys the bytes of its picture.
 */
import * as z from 'zod'
import { parseTemplate } from './parse.ts'
import type { Template } from './schema.ts'

export interface PortableStyle {
  readonly template: Template
  /** Base64 of the picture by its name; none where the nameplate is set in type. */
  readonly media: Readonly<Record<string, string>>
}

/** Most bytes of a nameplate's picture: it travels with every issue, and with the register. */
export const maxNameplateBytes = 2 * 1024 * 1024

const mediaSchema = z.record(
  z.string(),
  z
    .string()
    .max(Math.ceil(maxNameplateBytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
)

/** As JSON says it; the same object as the template where it has no picture. */
export function portableStyle({ template, media }: PortableStyle): object {
  return Object.keys(media).length === 0 ? template : { ...template, media }
}

/** From untrusted JSON. A style without the bytes of its picture, or with others, is refused. */
export function parsePortableStyle(
  value: unknown,
):
  | { readonly ok: true; readonly value: PortableStyle }
  | { readonly ok: false; readonly message: string } {
  const { media: bytes = {}, ...rest } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as { readonly media?: unknown }
  const parsed = parseTemplate(rest)
  if (!parsed.ok) return { ok: false, message: parsed.message }
  const media = mediaSchema.safeParse(bytes)
  const { picture } = parsed.value.masthead.nameplate
  const wanted = picture === null ? '' : picture.media
  if (!media.success || Object.keys(media.data).join() !== wanted) {
    return { ok: false, message: '版式文件有误：刊名题字的图片缺少、过大或对不上。' }
  }
  return { ok: true, value: { template: parsed.value, media: media.data } }
}

/** The template with another name for its nameplate's picture, which it must have. */
export function withNameplatePicture(template: Template, media: string): Template {
  const { masthead } = template
  const { picture } = masthead.nameplate
  if (picture === null) throw new RangeError(`"${template.id}" has no picture to call ${media}`)
  const nameplate = { ...masthead.nameplate, picture: { ...picture, media } }
  return { ...template, masthead: { ...masthead, nameplate } }
}
