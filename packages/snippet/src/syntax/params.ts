import type { SyntaxNode } from '@lezer/common'
import type { Expr, Parameter } from './tree.js'
import { children } from './source.js'
import { readExpression } from './expression.js'
import type { Reader } from './reader.js'

/** Reads a ParamList: `a, b: int = 2, /, *args, c=3, **kwargs`. Defaults belong to the scope around the function. */
export function readParams(r: Reader, list: SyntaxNode): Parameter[] {
  const params: Parameter[] = []
  let kind: Parameter['kind'] = 'plain'
  let optional = false
  for (const group of splitAtCommas(r, list)) {
    if (group.length === 0) {
      for (const param of params) param.kind = 'positional-only'
      continue
    }
    const line = r.line(group[0])
    if (group[0].name === '*' && group.length === 1) {
      kind = 'keyword-only'
      continue
    }
    const star = group[0].name === '*' ? 'args' : group[0].name === '**' ? 'kwargs' : null
    const nameNode = group[star ? 1 : 0]
    let annotation: Expr | null = null
    let value: Expr | null = null
    for (let i = star ? 2 : 1; i < group.length; i++) {
      if (group[i].name === 'TypeDef') annotation = readAnnotation(r, group[i])
      if (group[i].name === 'AssignOp') value = readExpression(r, group[i + 1])
    }
    if (!star && kind === 'plain') {
      if (optional && !value) throw r.error('non-default argument follows default argument', line)
      optional ||= value !== null
    }
    params.push({ name: r.text(nameNode), kind: star ?? kind, default: value, annotation })
    if (star === 'args') kind = 'keyword-only'
  }
  return params
}

/**
 * lezer gives `/` no node: it is a gap with nothing but the slash in it. Such a gap becomes an empty group.
 */
function splitAtCommas(r: Reader, list: SyntaxNode): SyntaxNode[][] {
  const groups: SyntaxNode[][] = []
  let group: SyntaxNode[] = []
  let gap = list.from
  const close = (end: number): void => {
    if (group.length > 0) groups.push(group)
    else if (r.source.code.slice(gap, end).includes('/')) groups.push([])
    group = []
  }
  for (const node of children(list)) {
    if (node.name === ',') {
      close(node.from)
      gap = node.to
    } else if (node.name !== '(' && node.name !== ')') group.push(node)
  }
  close(list.to)
  return groups
}

/** The expression of `: int` or `-> int`. */
export function readAnnotation(r: Reader, node: SyntaxNode): Expr {
  const kids = children(node)
  return readExpression(r, kids[kids.length - 1])
}
