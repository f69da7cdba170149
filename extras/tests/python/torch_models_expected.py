# SPDX-License-Identifier: MIT
"""What thimble says to the PyTorch modules that torch_models.py expects it to refuse."""

REFUSED = {
    "own_forward": "forward() of its own, which cannot be read; pass thimble.TorchChain",
    "bidirectional": "train it with bidirectional=False",
    "projection": "train it with proj_size=0",
    "log_softmax": "take nn.Softmax, or leave it out",
    "conv": "an nn.Conv1d cannot be converted",
    "tanh_gelu": "an nn.GELU cannot be converted",
    "flatten": "behind a recurrent layer it works on all steps at once",
    "nothing": "there is nothing to convert",
    "steps": "3 steps for a network without an RNN",
    "no_steps": "steps is at least 1",
}
