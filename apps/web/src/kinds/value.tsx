'use client'

import { AskField } from './AskField'
import { askOf, commonOf, type KindFace } from './kind-face'

/** What does the program print, or what is the value of an expression after it? */
export const value: KindFace<'value'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'value', ask: askOf(draft) }),
  Fields: function ValueFields({ draft, onChange }) {
    return (
      <AskField optional value={draft.ask ?? ''} onChange={(ask) => onChange({ ...draft, ask: ask || undefined })} />
    )
  },
}
