import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'

/**
 * Light or dark is remembered twice: for the pages one reads, which follow the device until the reader chooses, and for
 * the projector, which is dark until somebody in the room chooses otherwise.
 */
const PLACES = {
  page: { key: 'gradroom.scheme', first: 'auto' },
  projector: { key: 'gradroom.scheme.projector', first: 'dark' },
} as const

/** Decides before the first paint, so that nothing flashes. It must say the same as the manager below. */
export const schemeScript = `(function(){try{
var projector=location.pathname.indexOf('/project/')===0;
var scheme=localStorage.getItem(projector?'${PLACES.projector.key}':'${PLACES.page.key}')||(projector?'${PLACES.projector.first}':'${PLACES.page.first}');
if(scheme!=='light'&&scheme!=='dark')scheme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';
document.documentElement.setAttribute('data-mantine-color-scheme',scheme);
}catch(e){}})();`

const place = () => (window.location.pathname.startsWith('/project/') ? PLACES.projector : PLACES.page)
const isScheme = (value: string | null): value is MantineColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto'

/** Keeps the reader's choice in this browser, and follows it in the other windows of it. */
export function schemeManager(): MantineColorSchemeManager {
  let stop = () => {}
  return {
    get: (fallback) => {
      if (typeof window === 'undefined') return fallback
      const kept = window.localStorage.getItem(place().key)
      return isScheme(kept) ? kept : place().first
    },
    set: (scheme) => window.localStorage.setItem(place().key, scheme),
    subscribe: (onUpdate) => {
      const listen = (event: StorageEvent) => {
        if (event.key === place().key && isScheme(event.newValue)) onUpdate(event.newValue)
      }
      window.addEventListener('storage', listen)
      stop = () => window.removeEventListener('storage', listen)
    },
    unsubscribe: () => stop(),
    clear: () => window.localStorage.removeItem(place().key),
  }
}
