/** Functions of `torch.nn.functional` that few programs need, made of others. */
export const NN_FUNCTIONS = `
import math
import torch
from _torch import one_node


def _pair(value, n=2):
    return (value,) * n if isinstance(value, int) else tuple(value)


@one_node("GluBackward0")
def glu(input, dim=-1):
    a, b = input.chunk(2, dim)
    return a * b.sigmoid()


@one_node("HardshrinkBackward0")
def hardshrink(input, lambd=0.5):
    return torch.where((input > lambd) | (input < -lambd), input, torch.zeros_like(input))


@one_node("SoftshrinkBackward0")
def softshrink(input, lambd=0.5):
    return torch.where(input > lambd, input - lambd, torch.where(input < -lambd, input + lambd, torch.zeros_like(input)))


@one_node("RreluWithNoiseBackward0")
def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    return leaky_relu(input, (lower + upper) / 2) if not training else torch.where(input >= 0, input, input * torch.empty_like(input).uniform_(lower, upper))


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


def rms_norm(input, normalized_shape, weight=None, eps=None):
    dims = tuple(range(-len(normalized_shape), 0))
    eps = torch.finfo(input.dtype).eps if eps is None else eps
    made = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
    return made if weight is None else made * weight


@one_node("NativeGroupNormBackward0")
def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
    if input.size(1) % num_groups:
        raise RuntimeError(f"Expected number of channels in input to be divisible by num_groups, but got input of shape {list(input.shape)} and num_groups={num_groups}")
    grouped = input.reshape(input.size(0), num_groups, -1)
    centred = grouped - grouped.mean(-1, keepdim=True)
    made = (centred * torch.rsqrt((centred * centred).mean(-1, keepdim=True) + eps)).reshape(input.shape)
    shape = [1, -1] + [1] * (input.dim() - 2)
    if weight is not None:
        made = made * weight.view(shape)
    return made if bias is None else made + bias.view(shape)


def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5):
    return group_norm(input, input.size(1), weight, bias, eps)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    squares = torch.nn.functional.pad(input.pow(2).movedim(1, -1), (size // 2, (size - 1) // 2))
    total = sum(squares[..., i : i + input.size(1)] for i in range(size)).movedim(-1, 1) / size
    return input / (total * alpha + k).pow(beta)


def bilinear(input1, input2, weight, bias=None):
    made = torch.einsum("...i,oij,...j->...o", input1, weight, input2)
    return made if bias is None else made + bias


@one_node("PdistBackward0")
def pdist(input, p=2.0):
    n = input.size(0)
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    return (input[[i for i, _ in pairs]] - input[[j for _, j in pairs]]).norm(p, -1)


def pixel_shuffle(input, upscale_factor):
    r = upscale_factor
    *lead, c, h, w = input.shape
    split = input.reshape(*lead, c // (r * r), r, r, h, w)
    n = len(lead)
    order = list(range(n)) + [n, n + 3, n + 1, n + 4, n + 2]
    return split.permute(*order).reshape(*lead, c // (r * r), h * r, w * r)


def _source(n, size, scale, align):
    if align:
        return [i * (n - 1) / (size - 1) if size > 1 else 0.0 for i in range(size)]
    step = n / size if scale is None else 1 / scale
    return [max((i + 0.5) * step - 0.5, 0.0) for i in range(size)]


def _stretch(input, dim, size, scale, mode, align):
    n = input.size(dim)
    if mode == "nearest":
        step = n / size if scale is None else 1 / scale
        return input.index_select(dim, torch.tensor([min(int(i * step), n - 1) for i in range(size)]))
    places = _source(n, size, scale, align)
    low = [min(int(p), n - 1) for p in places]
    share = torch.tensor([p - l for p, l in zip(places, low)], dtype=input.dtype)
    share = share.view([-1 if d == dim else 1 for d in range(input.dim())])
    below = input.index_select(dim, torch.tensor(low))
    above = input.index_select(dim, torch.tensor([min(l + 1, n - 1) for l in low]))
    return below * (1 - share) + above * share


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
    n = input.dim() - 2
    if (size is None) == (scale_factor is None):
        raise ValueError("either size or scale_factor should be defined" if size is None else "only one of size or scale_factor should be defined")
    if mode not in ("nearest", "linear", "bilinear", "trilinear"):
        raise NotImplementedError(f"interpolate: mode {mode} is not part of Gradroom's nn")
    scales = [None] * n if scale_factor is None else [scale_factor] * n if isinstance(scale_factor, (int, float)) else list(scale_factor)
    sizes = _pair(size, n) if size is not None else [int(input.size(d + 2) * s) for d, s in enumerate(scales)]
    kind = {"nearest": "Nearest", "linear": "Linear", "bilinear": "Bilinear", "trilinear": "Trilinear"}[mode]

    @one_node(f"Upsample{kind}{n}DBackward0")
    def stretched(x):
        for d in range(n):
            x = _stretch(x, d + 2, sizes[d], scales[d], mode, bool(align_corners))
        return x
    return stretched(input)


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def _spread(input, dim, stride):
    if stride == 1:
        return input
    shape = list(input.shape)
    wide = input.unsqueeze(dim + 1)
    wide = torch.cat([wide] + [torch.zeros_like(wide)] * (stride - 1), dim + 1)
    shape[dim] = shape[dim] * stride
    return wide.reshape(shape).narrow(dim, 0, shape[dim] - stride + 1)


def _conv_transpose(n, input, weight, bias, stride, padding, output_padding, groups, dilation):
    stride, padding, extra, dilation = _pair(stride, n), _pair(padding, n), _pair(output_padding, n), _pair(dilation, n)
    alone = input.dim() == n + 1
    x = input.unsqueeze(0) if alone else input
    widths = []
    for d in range(n):
        x = _spread(x, d + 2, stride[d])
        reach = dilation[d] * (weight.size(d + 2) - 1) - padding[d]
        widths = [reach, reach + extra[d]] + widths
    x = torch.nn.functional.pad(x, widths)
    kernel = weight.flip(*range(2, n + 2))
    kernel = torch.cat([part.transpose(0, 1) for part in kernel.chunk(groups, 0)], 0)
    conv = torch.nn.functional.conv1d if n == 1 else torch.nn.functional.conv2d
    made = conv(x, kernel, bias, 1, 0, dilation, groups)
    return made.squeeze(0) if alone else made


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return _conv_transpose(1, input, weight, bias, stride, padding, output_padding, groups, dilation)


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return _conv_transpose(2, input, weight, bias, stride, padding, output_padding, groups, dilation)


@one_node("Im2ColBackward0")
def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    (kh, kw), (dh, dw), (ph, pw), (sh, sw) = _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride)
    alone = input.dim() == 3
    x = torch.nn.functional.pad(input.unsqueeze(0) if alone else input, (pw, pw, ph, ph))
    h = (x.size(2) - dh * (kh - 1) - 1) // sh + 1
    w = (x.size(3) - dw * (kw - 1) - 1) // sw + 1
    parts = [x[:, :, i * dh : i * dh + sh * (h - 1) + 1 : sh, j * dw : j * dw + sw * (w - 1) + 1 : sw] for i in range(kh) for j in range(kw)]
    made = torch.stack(parts, 2).reshape(x.size(0), -1, h * w)
    return made.squeeze(0) if alone else made


def _bins(n, size):
    return [(i * n // size, -((-(i + 1) * n) // size)) for i in range(size)]


def _adaptive(input, size, n, take):
    sizes = [input.size(d - n) if s is None else s for d, s in enumerate(_pair(size, n))]
    for d in range(n):
        axis = input.dim() - n + d
        input = torch.stack([take(input.narrow(axis, a, b - a), axis) for a, b in _bins(input.size(axis), sizes[d])], axis)
    return input


def adaptive_avg_pool1d(input, output_size):
    return _adaptive(input, output_size, 1, lambda x, d: x.mean(d))


def adaptive_avg_pool2d(input, output_size):
    if _pair(output_size) == (1, 1):
        return input.mean((-1, -2), keepdim=True)
    return one_node("AdaptiveAvgPool2DBackward0")(_adaptive)(input, output_size, 2, lambda x, d: x.mean(d))


def adaptive_max_pool1d(input, output_size, return_indices=False):
    return _adaptive(input, output_size, 1, lambda x, d: x.max(d)[0])


@one_node("AdaptiveMaxPool2DBackward0")
def adaptive_max_pool2d(input, output_size, return_indices=False):
    return _adaptive(input, output_size, 2, lambda x, d: x.max(d)[0])


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    stride = kernel_size if stride is None else stride
    made = torch.nn.functional.avg_pool2d(input.unsqueeze(-2), (1, _pair(kernel_size, 1)[0]), (1, _pair(stride, 1)[0]), (0, _pair(padding, 1)[0]))
    return made.squeeze(-2)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    k = _pair(kernel_size)
    made = torch.nn.functional.avg_pool2d(input.pow(norm_type), kernel_size, stride)
    return (torch.sign(made) * torch.relu(made.abs()) * (k[0] * k[1])).pow(1.0 / norm_type)


def _channels(input, p, training, n):
    if not training or p == 0:
        return input
    shape = list(input.shape[:2]) + [1] * (input.dim() - 2)
    return input * torch.empty(shape).bernoulli_(1 - p).div_(1 - p)


def dropout1d(input, p=0.5, training=True, inplace=False):
    return _channels(input, p, training, 1)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _channels(input, p, training, 2)


def dropout3d(input, p=0.5, training=True, inplace=False):
    return _channels(input, p, training, 3)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    if not training or p == 0:
        return input
    alpha = -1.7580993408473766
    a = 1.0 / math.sqrt((alpha * alpha * p + 1) * (1 - p))
    mask = torch.empty_like(input).bernoulli_(1 - p)
    return input * mask * a + (mask - 1) * (-alpha * a) + alpha * a * p


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    return alpha_dropout(input, p, training, inplace)


@one_node("EmbeddingBagBackward0")
def embedding_bag(input, weight, offsets=None, mode="mean", **options):
    rows = weight[input]
    if input.dim() == 2:
        bags = list(rows)
    else:
        ends = offsets.tolist()[1:] + [len(input)]
        bags = [rows[a:b] for a, b in zip(offsets.tolist(), ends)]
    take = {"mean": lambda b: b.mean(0), "sum": lambda b: b.sum(0), "max": lambda b: b.max(0)[0]}[mode]
    return torch.stack([take(bag) for bag in bags])
`
