/** Losses of `torch.nn.functional` that few programs need. */
export const RARE_LOSSES = `
import math
import torch
from _torch import one_node


def _brought(loss, reduction):
    return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    if isinstance(var, float):
        var = var * torch.ones_like(input)
    var = var.clone()
    with torch.no_grad():
        var.clamp_(min=eps)
    loss = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
    if full:
        loss = loss + 0.5 * math.log(2 * math.pi)
    return _brought(loss, reduction)


@one_node("MultiMarginLossBackward0")
def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
    rows = input.unsqueeze(0) if input.dim() == 1 else input
    target = target.reshape(-1)
    right = rows.gather(1, target.unsqueeze(1))
    over = (margin - right + rows).clamp_min(0)
    over = over if p == 1 else over ** p
    if weight is not None:
        over = over * weight[target].unsqueeze(1)
    others = torch.ones_like(rows).scatter_(1, target.unsqueeze(1), 0.0)
    loss = (over * others).sum(1) / rows.size(1)
    return _brought(loss if input.dim() > 1 else loss[0], reduction)


@one_node("MultilabelMarginLossBackward0")
def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    rows = input.unsqueeze(0) if input.dim() == 1 else input
    wanted = target.unsqueeze(0) if target.dim() == 1 else target
    losses = []
    for row, marks in zip(rows, wanted):
        right = []
        for mark in marks.tolist():
            if mark < 0:
                break
            right.append(mark)
        wrong = [i for i in range(row.numel()) if i not in right]
        if right and wrong:
            losses.append((1 - row[right].unsqueeze(1) + row[wrong].unsqueeze(0)).clamp_min(0).sum() / row.numel())
        else:
            losses.append(row.sum() * 0)
    loss = torch.stack(losses)
    return _brought(loss if input.dim() > 1 else loss[0], reduction)


def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    logsigmoid = torch.nn.functional.logsigmoid
    loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    if weight is not None:
        loss = loss * weight
    return _brought(loss.sum(-1) / input.size(-1), reduction)


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
    distance = torch.pairwise_distance if distance_function is None else distance_function
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    return _brought(torch.clamp_min(margin + near - far, 0), reduction)


def _ctc(log_probs, labels, length, blank):
    # The forward algorithm over the labels with blanks between them, in logarithms.
    marks = [blank]
    for label in labels:
        marks += [label, blank]
    never = float("-inf")
    alpha = [log_probs[0, marks[0]]] + ([log_probs[0, marks[1]]] if len(marks) > 1 else [])
    alpha += [None] * (len(marks) - len(alpha))
    for t in range(1, length):
        after = []
        for s, mark in enumerate(marks):
            ways = [alpha[s]]
            if s > 0:
                ways.append(alpha[s - 1])
            if s > 1 and mark != blank and mark != marks[s - 2]:
                ways.append(alpha[s - 2])
            ways = [way for way in ways if way is not None]
            after.append(torch.logsumexp(torch.stack(ways), 0) + log_probs[t, mark] if ways else None)
        alpha = after
    ends = [way for way in alpha[-2:] if way is not None]
    if not ends:
        return -(log_probs.sum() * 0 + never)
    return -torch.logsumexp(torch.stack(ends), 0)


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
    alone = log_probs.dim() == 2
    probs = log_probs.unsqueeze(1) if alone else log_probs
    lengths = [int(n) for n in torch.as_tensor(input_lengths).reshape(-1).tolist()]
    sizes = [int(n) for n in torch.as_tensor(target_lengths).reshape(-1).tolist()]
    losses, at = [], 0
    for i, size in enumerate(sizes):
        if targets.dim() == 2:
            labels = targets[i].tolist()[:size]
        else:
            labels = targets.tolist()[at : at + size]
            at += size
        # PyTorch's rule takes the probabilities for normalised, which adds their exponentials to the gradient.
        own = probs[: lengths[i], i]
        normal = own.exp().sum()
        losses.append(_ctc(own, labels, lengths[i], blank) + (normal - normal.detach()))
    loss = torch.stack(losses)
    if zero_infinity:
        loss = torch.where(loss.isinf(), torch.zeros_like(loss), loss)
    if reduction == "mean":
        return (loss / torch.tensor(sizes, dtype=loss.dtype).clamp_min(1)).mean()
    loss = loss[0] if alone else loss
    return loss.sum() if reduction == "sum" else loss
`

/** Their layers. */
export const RARE_LOSS_LAYERS = `
class GaussianNLLLoss(_Loss):
    def __init__(self, *, full=False, eps=1e-06, reduction="mean"):
        super().__init__(reduction=reduction)
        self.full = full
        self.eps = eps

    def forward(self, input, target, var):
        return F.gaussian_nll_loss(input, target, var, full=self.full, eps=self.eps, reduction=self.reduction)


class CTCLoss(_Loss):
    def __init__(self, blank=0, reduction="mean", zero_infinity=False):
        super().__init__(reduction=reduction)
        self.blank = blank
        self.zero_infinity = zero_infinity

    def forward(self, log_probs, targets, input_lengths, target_lengths):
        return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction, self.zero_infinity)


class HingeEmbeddingLoss(_Loss):
    def __init__(self, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        super().__init__(reduction=reduction)
        self.margin = margin

    def forward(self, input, target):
        return F.hinge_embedding_loss(input, target, margin=self.margin, reduction=self.reduction)


class SoftMarginLoss(_Loss):
    def forward(self, input, target):
        return F.soft_margin_loss(input, target, reduction=self.reduction)


class MultiMarginLoss(_Loss):
    def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        super().__init__(reduction=reduction)
        self.p = p
        self.margin = margin
        self.weight = weight

    def forward(self, input, target):
        return F.multi_margin_loss(input, target, p=self.p, margin=self.margin, weight=self.weight, reduction=self.reduction)


class MultiLabelMarginLoss(_Loss):
    def forward(self, input, target):
        return F.multilabel_margin_loss(input, target, reduction=self.reduction)


class MultiLabelSoftMarginLoss(_WeightedLoss):
    def forward(self, input, target):
        return F.multilabel_soft_margin_loss(input, target, weight=self.weight, reduction=self.reduction)


class TripletMarginWithDistanceLoss(_Loss):
    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
        super().__init__(reduction=reduction)
        self.distance_function = distance_function if distance_function is not None else F.pairwise_distance
        self.margin = margin
        self.swap = swap

    def forward(self, anchor, positive, negative):
        return F.triplet_margin_with_distance_loss(anchor, positive, negative, distance_function=self.distance_function, margin=self.margin, swap=self.swap, reduction=self.reduction)
`
