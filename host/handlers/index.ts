export { createDeskHandlers, type DeskHandlers } from './create.ts'
export type { Handlers } from './handler.ts'
export { fileNameOf } from './file-name.ts'
export { readSettingsSync } from './settings.ts'
