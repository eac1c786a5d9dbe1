import { createRoot } from 'react-dom/client'
import { createApp, Root } from './app/index.ts'
import { connectDesk } from './desk/index.ts'
import { allowEmptyMarkup } from './ui/trusted-types.ts'
import './ui/tokens.css'
import './ui/base.css'
import './panes/highlights.css'

allowEmptyMarkup()

const root = document.getElementById('root')
if (root === null) throw new TypeError('index.html has no #root')
createRoot(root).render(<Root app={createApp(connectDesk(), () => crypto.randomUUID())} />)
