import type { SyntaxNode } from '@lezer/common'
import type { Expr, FormatPart } from './tree.js'
import { children } from './source.js'
import { quoted, unescape } from './literal.js'
import { readExpression, readSequence } from './expression.js'
import type { Reader } from './reader.js'

/** Reads `'a'`, `f'{x}'`, or several of them standing side by side. */
export function readString(r: Reader, node: SyntaxNode): Expr {
  const line = r.line(node)
  const parts: FormatPart[] = []
  let formatted = false
  for (const piece of node.name === 'ContinuedString' ? children(node) : [node]) {
    if (piece.name === 'FormatString') {
      formatted = true
      parts.push(...readFormat(r, piece))
    } else {
      const literal = r.text(piece)
      const { raw, from, to } = quoted(literal, r.line(piece))
      const text = literal.slice(from, to)
      parts.push({ kind: 'text', text: raw ? text : unescape(text, r.line(piece)) })
    }
  }
  if (formatted) return { kind: 'format', parts: merge(parts), line }
  const value = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
  return { kind: 'constant', constant: { kind: 'str', value }, line }
}

/** Neighbouring texts become one. */
function merge(parts: FormatPart[]): FormatPart[] {
  const merged: FormatPart[] = []
  for (const part of parts) {
    const last = merged[merged.length - 1]
    if (part.kind === 'text' && last?.kind === 'text') last.text += part.text
    else if (part.kind !== 'text' || part.text !== '') merged.push({ ...part })
  }
  return merged
}

function readFormat(r: Reader, node: SyntaxNode): FormatPart[] {
  const line = r.line(node)
  const literal = r.text(node)
  const { raw, from, to } = quoted(literal, line)
  const parts: FormatPart[] = []
  const plain = (start: number, end: number): void => {
    const text = literal.slice(start, end)
    if (text === '') return
    if (/(^|[^}])}(}})*($|[^}])/.test(text)) throw r.error("f-string: single '}' is not allowed", line)
    const braces = text.replaceAll('{{', '{').replaceAll('}}', '}')
    parts.push({ kind: 'text', text: raw ? braces : unescape(braces, line) })
  }
  let at = from
  for (const field of children(node)) {
    if (field.name !== 'FormatReplacement') continue
    plain(at, field.from - node.from)
    parts.push(...readField(r, field))
    at = field.to - node.from
  }
  plain(at, to)
  return parts
}

function readField(r: Reader, field: SyntaxNode): FormatPart[] {
  const line = r.line(field)
  let conversion: 'r' | 's' | 'a' | null = null
  let spec: FormatPart[] | null = null
  let documented: string | null = null
  const values: SyntaxNode[] = []
  for (const kid of children(field)) {
    if (kid.name === '{' || kid.name === '}') continue
    if (kid.name === 'FormatConversion') {
      const letter = r.text(kid).slice(1)
      if (letter !== 'r' && letter !== 's' && letter !== 'a') {
        throw r.error(`f-string: invalid conversion character: expected 's', 'r', or 'a'`, line)
      }
      conversion = letter
    } else if (kid.name === 'FormatSpec') spec = readSpec(r, kid)
    else if (kid.name === 'FormatSelfDoc') documented = r.source.code.slice(field.from + 1, endOfDoc(r, kid.to))
    else values.push(kid)
  }
  if (values.length === 0) throw r.error('f-string: empty expression not allowed', line)
  const value = values.some((kid) => kid.name === ',') ? readSequence(r, values) : readExpression(r, values[0])
  const part: FormatPart = { kind: 'field', value, conversion, spec }
  if (documented === null) return [part]
  return [
    { kind: 'text', text: documented },
    { ...part, conversion: conversion ?? (spec ? null : 'r') },
  ]
}

/** `{x = }` repeats its spaces after the equals sign too. */
function endOfDoc(r: Reader, from: number): number {
  let end = from
  while (r.source.code[end] === ' ') end++
  return end
}

function readSpec(r: Reader, spec: SyntaxNode): FormatPart[] {
  const parts: FormatPart[] = []
  let at = spec.from + 1
  for (const kid of children(spec)) {
    if (kid.name !== 'FormatReplacement') continue
    if (kid.from > at) parts.push({ kind: 'text', text: r.source.code.slice(at, kid.from) })
    parts.push(...readField(r, kid))
    at = kid.to
  }
  if (spec.to > at) parts.push({ kind: 'text', text: r.source.code.slice(at, spec.to) })
  return parts
}
