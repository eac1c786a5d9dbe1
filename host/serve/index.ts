export { startDeskServer } from './desk-server.ts'
export { startLoopback, send, type Loopback, type Route } from './loopback.ts'
export { contentPolicy, contentTypeOf, securityHeaders } from './headers.ts'
export { findBelow } from './safe-path.ts'
