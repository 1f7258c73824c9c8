/** Functions of numbers that few programs need: made of those the engine has. */
export const SPECIAL = `
import math
import torch
from _torch import named_result, one_node


@one_node("AminmaxBackward0")
def aminmax(input, *, dim=None, keepdim=False):
    if dim is None:
        return named_result("aminmax", (input.min(), input.max()))
    return named_result("aminmax", (input.amin(dim, keepdim), input.amax(dim, keepdim)))


def _running(input, dim, better):
    with torch.no_grad():
        places = torch.zeros(input.shape, dtype=torch.long).unbind(dim)
        rows = input.detach().unbind(dim)
        best, at = rows[0], places[0]
        found = [at]
        for i, row in enumerate(rows[1:], 1):
            wins = better(row, best)
            best, at = torch.where(wins, row, best), torch.where(wins, torch.full_like(at, i), at)
            found.append(at)
        return torch.stack(found, dim)


@one_node("CummaxBackward0")
def cummax(input, dim):
    if input.dim() == 0:
        return named_result("cummax", (input.clone(), torch.tensor(0)))
    places = _running(input, dim, lambda a, b: a >= b)
    return named_result("cummax", (input.gather(dim, places), places))


@one_node("CumminBackward0")
def cummin(input, dim):
    if input.dim() == 0:
        return named_result("cummin", (input.clone(), torch.tensor(0)))
    places = _running(input, dim, lambda a, b: a <= b)
    return named_result("cummin", (input.gather(dim, places), places))


@one_node("SincBackward0")
def sinc(input):
    x = input * math.pi
    return torch.where(input == 0, torch.ones_like(x), torch.sin(x) / torch.where(input == 0, torch.ones_like(x), x))


def heaviside(input, values):
    return torch.where(input == 0, values, (input > 0).to(input.dtype))


@one_node("CopysignBackward0")
def copysign(input, other):
    other = other if isinstance(other, torch.Tensor) else torch.tensor(float(other))
    negative = signbit(other)
    return torch.where(negative, -input.abs(), input.abs())


def signbit(input):
    return (input < 0) | ((input == 0) & (1 / input < 0))


@one_node("LdexpBackward0")
def ldexp(input, other):
    return input * 2.0 ** other


def gcd(input, other):
    a, b = torch.broadcast_tensors(input, other)
    return torch.tensor([math.gcd(p, q) for p, q in zip(a.reshape(-1).tolist(), b.reshape(-1).tolist())], dtype=a.dtype).reshape(a.shape)


def lcm(input, other):
    a, b = torch.broadcast_tensors(input, other)
    return (a * b).abs() // gcd(a, b)

class _LogGamma(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return torch.tensor([math.inf if v <= 0 and v == int(v) else math.lgamma(v) for v in input.double().reshape(-1).tolist()], dtype=torch.float64).to(input.dtype).reshape(input.shape)

    @staticmethod
    def backward(ctx, grad):
        input, = ctx.saved_tensors
        return grad * digamma(input)


@one_node("LgammaBackward0")
def lgamma(input):
    return _LogGamma.apply(input)


def _digamma(x):
    if x <= 0 and x == int(x):
        return math.nan
    if x < 0.5:
        return _digamma(1 - x) - math.pi / math.tan(math.pi * x)
    shift = 0.0
    while x < 10:
        shift -= 1 / x
        x += 1
    y = 1 / (x * x)
    return shift + math.log(x) - 0.5 / x - y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132)))))


def digamma(input):
    values = [_digamma(v) for v in input.detach().double().reshape(-1).tolist()]
    return torch.tensor(values, dtype=torch.float64).to(input.dtype).reshape(input.shape)


def _erfinv(y):
    if abs(y) >= 1:
        return math.copysign(math.inf, y) if abs(y) == 1 else math.nan
    w = math.log((1 - y) * (1 + y))
    a = 2 / (math.pi * 0.147) + w / 2
    x = math.copysign(math.sqrt(math.sqrt(a * a - w / 0.147) - a), y)
    for _ in range(4):
        x -= (math.erf(x) - y) / (2 / math.sqrt(math.pi) * math.exp(-x * x))
    return x


class _ErfInv(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input):
        made = torch.tensor([_erfinv(v) for v in input.double().reshape(-1).tolist()], dtype=torch.float64).to(input.dtype).reshape(input.shape)
        ctx.save_for_backward(made)
        return made

    @staticmethod
    def backward(ctx, grad):
        made, = ctx.saved_tensors
        return grad * (math.sqrt(math.pi) / 2) * torch.exp(made * made)


@one_node("ErfinvBackward0")
def erfinv(input):
    return _ErfInv.apply(input)


def expit(input):
    return torch.sigmoid(input)


@one_node("SpecialEntrBackward0")
def entr(input):
    return -torch.xlogy(input, input)


@one_node("SpecialXlog1PyBackward0")
def xlog1py(input, other):
    return torch.where(input == 0, torch.zeros_like(other), input * torch.log1p(other))


@one_node("AsinhBackward0")
def asinh(input):
    size = input.abs()
    return torch.sign(input) * torch.log1p(size + size * size / (1 + torch.sqrt(1 + size * size)))


@one_node("AcoshBackward0")
def acosh(input):
    return torch.log(input + torch.sqrt(input * input - 1))


@one_node("AtanhBackward0")
def atanh(input):
    return 0.5 * torch.log1p(2 * input / (1 - input))


@one_node("LogcumsumexpBackward0")
def logcumsumexp(input, dim):
    if input.dim() == 0:
        return input * 1
    top = input.detach().max()
    return torch.log(torch.cumsum(torch.exp(input - top), dim)) + top
`
