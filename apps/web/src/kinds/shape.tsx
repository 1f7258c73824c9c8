'use client'

import { AskField } from './AskField'
import { askOf, commonOf, type KindFace } from './kind-face'

/** Which shape has this tensor? */
export const shape: KindFace<'shape'> = {
  from: (draft) => ({ ...commonOf(draft), kind: 'shape', ask: askOf(draft) ?? '' }),
  Fields: function ShapeFields({ draft, onChange }) {
    return <AskField value={draft.ask} onChange={(ask) => onChange({ ...draft, ask })} />
  },
}
