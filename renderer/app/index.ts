export { createApp, type App } from './app.ts'
export { commands, type Command } from './commands/index.ts'
export { Root } from './root.tsx'
