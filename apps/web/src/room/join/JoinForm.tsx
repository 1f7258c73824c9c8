'use client'

import { useState } from 'react'
import { NameStep } from './NameStep'
import { PinStep } from './PinStep'

/** The way into a room in two short steps: the PIN, then a name. A link from the QR code begins at the second. */
export function JoinForm({ pin: given = '' }: { pin?: string }) {
  const [pin, setPin] = useState(given)
  const [checked, setChecked] = useState(given.length === 6)
  return checked ? (
    <NameStep pin={pin} onOtherPin={() => setChecked(false)} />
  ) : (
    <PinStep
      pin={pin}
      onPin={(next) => {
        setPin(next)
        setChecked(true)
      }}
    />
  )
}
