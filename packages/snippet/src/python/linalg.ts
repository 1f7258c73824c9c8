/** Functions of `torch.linalg` that are made of the engine's few. */
export const LINALG = `
import math
import torch
from _torch import named_result, one_node


@one_node("LinalgSolveExBackward0")
def solve(A, B, *, left=True):
    if A.dim() < 2 or A.size(-1) != A.size(-2):
        raise RuntimeError(f"linalg.solve: A must be batches of square matrices, but they are {A.size(-2)} by {A.size(-1)} matrices")
    return torch.linalg.inv(A) @ B if left else B @ torch.linalg.inv(A)


@one_node("LinalgSlogdetBackward0")
def slogdet(A):
    det = torch.linalg.det(A)
    return named_result("linalg_slogdet", (det.sign(), det.abs().log()))


@one_node("LinalgCholeskyExBackward0")
def cholesky(A, *, upper=False):
    n = A.size(-1)
    rows = []
    for i in range(n):
        row = []
        for j in range(i + 1):
            rest = A[..., i, j] - sum((rows[j][k] * row[k] for k in range(j)), torch.zeros(()).to(A.dtype)) if i != j else A[..., i, i] - sum((row[k] * row[k] for k in range(i)), torch.zeros(()).to(A.dtype))
            if i == j and bool((rest <= 0).any()):
                raise RuntimeError(f"linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order {i + 1} is not positive-definite).")
            row.append(rest.sqrt() if i == j else rest / rows[j][j])
        rows.append(row)
    zero = torch.zeros_like(A[..., 0, 0])
    made = torch.stack([torch.stack(row + [zero] * (n - len(row)), -1) for row in rows], -2)
    return made.mT if upper else made


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False):
    if ord == "fro":
        return torch.linalg.vector_norm(A, 2, dim, keepdim)
    if ord in (1, -1, float("inf"), float("-inf")):
        sums = A.abs().sum(dim[0] if abs(ord) == 1 else dim[1], keepdim=keepdim)
        return sums.amax(-1) if ord > 0 else sums.amin(-1)
    raise NotImplementedError(f"matrix_norm of order {ord} is not part of Gradroom's linalg")


def multi_dot(tensors):
    made = tensors[0]
    for one in tensors[1:]:
        made = made @ one
    return made


@one_node("LinalgPinvBackward0")
def pinv(A, rcond=None, hermitian=False):
    if A.size(-2) >= A.size(-1):
        return torch.linalg.inv(A.mT @ A) @ A.mT
    return A.mT @ torch.linalg.inv(A @ A.mT)


class _Solution:
    def __init__(self, solution):
        self.solution = solution

    def __iter__(self):
        yield self.solution


def lstsq(A, B, rcond=None, *, driver=None):
    return _Solution(pinv(A) @ B)


@one_node("LinalgQrBackward0")
def qr(A, mode="reduced"):
    columns = []
    for j in range(A.size(-1)):
        column = A[..., j]
        for other in columns:
            column = column - (other * A[..., j]).sum(-1, keepdim=True) * other
        columns.append(-column / column.norm(2, -1, keepdim=True))
    Q = torch.stack(columns, -1)
    return named_result("linalg_qr", (Q, torch.triu(Q.mT @ A)))


def matrix_rank(A):
    rows = [[float(v) for v in row] for row in A.tolist()]
    rank = 0
    for column in range(len(rows[0])):
        best = max(range(rank, len(rows)), key=lambda i: abs(rows[i][column]), default=None)
        if best is None or abs(rows[best][column]) < 1e-6:
            continue
        rows[rank], rows[best] = rows[best], rows[rank]
        for i in range(rank + 1, len(rows)):
            factor = rows[i][column] / rows[rank][column]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[rank])]
        rank += 1
    return torch.tensor(rank)
`
