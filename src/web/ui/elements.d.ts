import type { Child } from 'hono/jsx'

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'tocsin-copy': IslandAttributes
      'tocsin-draft': IslandAttributes
      'tocsin-drop': IslandAttributes
      'tocsin-live': IslandAttributes
      'tocsin-table': IslandAttributes & { role: 'region'; 'aria-label': string; tabindex: number }
      'tocsin-passkey': IslandAttributes
      'tocsin-explorer': IslandAttributes
    }
  }
}

interface IslandAttributes {
  class?: string
  children?: Child
  [data: `data-${string}`]: string | undefined
}
