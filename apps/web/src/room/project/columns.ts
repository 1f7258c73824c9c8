import type { CSSProperties } from 'react'
import { longestLine } from '../../program/highlight'

/** From how many characters a line needs the wide column to stand at a readable size without being cut. */
const WIDE_FROM = 44

/** How a projector's two halves share the width: a program with long lines gets two thirds. */
export const columnsFor = (code: string): CSSProperties =>
  ({
    '--program': longestLine(code) > WIDE_FROM ? '66fr' : '54fr',
    '--beside': longestLine(code) > WIDE_FROM ? '34fr' : '46fr',
  }) as CSSProperties
