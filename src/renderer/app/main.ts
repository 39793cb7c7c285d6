import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/utilities.css'
import { createWindow } from './create.ts'

const app = await createWindow()
app.mount('#app')
