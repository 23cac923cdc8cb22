import { CopyIsland } from './copy.ts'
import { DraftIsland } from './draft.ts'
import { DropIsland } from './drop.ts'
import { LiveIsland } from './live.ts'
import { TableIsland } from './table.ts'

customElements.define('tocsin-copy', CopyIsland)
customElements.define('tocsin-draft', DraftIsland)
customElements.define('tocsin-drop', DropIsland)
customElements.define('tocsin-live', LiveIsland)
customElements.define('tocsin-table', TableIsland)
