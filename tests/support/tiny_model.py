"""A language model of half a megabyte with random weights, made here: it speaks noise, by a real server's rules."""

import string
from pathlib import Path
from typing import Any

import gguf
import numpy as np

EMBEDDING, HEADS, LAYERS, FEED, CONTEXT, SEED = 64, 4, 2, 128, 8192, 11
WORDS = [
    "video",
    "idea",
    "story",
    "result",
    "time",
    "city",
    "road",
    "tree",
    "shade",
    "water",
    "street",
    "shop",
    "summer",
    "cooler",
    "people",
    "with",
    "the",
    "a",
    "of",
    "and",
    "for",
]
END_OF_TEXT, BIAS = 2, 8.0
CLOSING = {'"': 3.0, "}": 2.0, "]": 2.0, ",": 1.0}
"""Marks that end something are likely, so that answers come to an end."""


def write_tiny_model(path: Path) -> None:
    rng, tokens = np.random.default_rng(SEED), _tokens()
    model = gguf.GGUFWriter(str(path), "llama")
    _describe(model)
    model.add_token_list([token.encode() for token, _ in tokens])
    model.add_token_scores([-float(rank) / 10 for rank in range(len(tokens))])
    model.add_token_types([int(kind) for _, kind in tokens])
    for name, tensor in _tensors(tokens, rng).items():
        model.add_tensor(name, tensor.astype(np.float32))
    model.write_header_to_file()
    model.write_kv_data_to_file()
    model.write_tensors_to_file()
    model.close()


def _tokens() -> list[tuple[str, gguf.TokenType]]:
    special = [("<unk>", gguf.TokenType.UNKNOWN), ("<s>", gguf.TokenType.CONTROL), ("</s>", gguf.TokenType.CONTROL)]
    anything = [(f"<0x{byte:02X}>", gguf.TokenType.BYTE) for byte in range(256)]
    signs = "\u2581" + string.ascii_letters + string.digits + string.punctuation
    usual = [*(f"\u2581{word}" for word in WORDS), *signs]
    return [*special, *anything, *((token, gguf.TokenType.NORMAL) for token in usual)]


def _describe(model: Any) -> None:
    model.add_context_length(CONTEXT)
    model.add_embedding_length(EMBEDDING)
    model.add_block_count(LAYERS)
    model.add_feed_forward_length(FEED)
    model.add_head_count(HEADS)
    model.add_head_count_kv(HEADS)
    model.add_layer_norm_rms_eps(1e-5)
    model.add_rope_dimension_count(EMBEDDING // HEADS)
    model.add_tokenizer_model("llama")
    model.add_tokenizer_pre("default")
    model.add_bos_token_id(1)
    model.add_eos_token_id(END_OF_TEXT)
    model.add_unk_token_id(0)
    model.add_add_bos_token(value=True)
    model.add_chat_template("{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant: ")


def _tensors(tokens: list[tuple[str, gguf.TokenType]], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """One dimension is the same for every token, so that the output weights of it are a bias."""
    known, output = rng.normal(0, 0.3, (len(tokens), EMBEDDING)), rng.normal(0, 0.05, (len(tokens), EMBEDDING))
    known[:, 0] = BIAS
    output[:, 0] = [_liking(token, kind) * 1.2 / BIAS for token, kind in tokens]
    output[END_OF_TEXT, 0] = 0.15
    tensors = {"token_embd.weight": known, "output.weight": output, "output_norm.weight": np.ones(EMBEDDING)}
    square, wide, narrow = (EMBEDDING, EMBEDDING), (FEED, EMBEDDING), (EMBEDDING, FEED)
    shapes = {f"attn_{part}": square for part in ("q", "k", "v", "output")}
    shapes |= {"ffn_gate": wide, "ffn_up": wide, "ffn_down": narrow}
    for layer in range(LAYERS):
        tensors |= {f"blk.{layer}.{part}.weight": rng.normal(0, 0.02, shape) for part, shape in shapes.items()}
        tensors |= {f"blk.{layer}.{part}_norm.weight": np.ones(EMBEDDING) for part in ("attn", "ffn")}
    return tensors


def _liking(token: str, kind: gguf.TokenType) -> float:
    if token in CLOSING:
        return CLOSING[token]
    if kind is not gguf.TokenType.NORMAL:
        return -6.0
    return 1.2 if len(token) > 2 else 0.2
