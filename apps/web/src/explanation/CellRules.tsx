'use client'

import type { Explanation } from '@gradroom/exercises'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Tex } from '../program/Tex'
import styles from './CellRules.module.css'

/** How many cells are written out before the reader asks for all of them. */
const FIRST = 12

/** The rule for each cell of the asked gradient, with its own numbers put in. */
export function CellRules({ cells }: { cells: Explanation['cells'] }) {
  const t = useTranslations('explanation')
  const [all, setAll] = useState(false)
  const shown = all ? cells : cells.slice(0, FIRST)
  return (
    <>
      <ul className={styles.cells}>
        {shown.map((cell) => (
          <li key={cell.index.join()} className={styles.cell}>
            <Tex display>{cell.tex}</Tex>
          </li>
        ))}
      </ul>
      {shown.length < cells.length && (
        <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
          {t('allCells', { count: cells.length })}
        </Button>
      )}
    </>
  )
}
