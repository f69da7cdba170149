# SPDX-License-Identifier: MIT
"""The FlatBuffer of a .tflite file as plain Python: tensors, and the chain of operators."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np

from thimble.errors import ThimbleError, Unsupported

# A damaged length must not keep us busy.
_MOST_OPERATORS = 10_000
_DTYPES = {0: "float32", 2: "int32", 3: "uint8", 7: "int16", 9: "int8", 17: "int4"}


@dataclass
class Tensor:
    """data is None for values that only exist while the network runs."""

    name: str
    shape: tuple[int, ...]
    dtype: str
    scales: np.ndarray
    zero_points: np.ndarray
    data: Optional[np.ndarray]

    @property
    def is_quantized(self) -> bool:
        return len(self.scales) > 0


@dataclass
class Operator:
    """One step of the chain. `options` is the table of its own settings, or None."""

    name: str
    label: str
    inputs: list[Optional[Tensor]]
    output: Tensor
    options: Any


def chain_of(path: Path) -> list[Operator]:
    """From the input to the output; what only computes shapes is left out."""
    try:
        import tflite
    except ImportError:
        raise ThimbleError(
            "reading .tflite files needs two small packages: pip install 'thimble[tflite]'"
        ) from None
    data = path.read_bytes()
    if data[4:8] != b"TFL3":
        raise ThimbleError(f"{path.name} is not a TFLite model")
    model = tflite.Model.GetRootAsModel(data, 0)
    if model.SubgraphsLength() != 1:
        raise Unsupported(
            path.name,
            f"it has {model.SubgraphsLength()} subgraphs (loops or conditions)",
            "a chain of dense layers can be converted",
        )
    return _Walker(tflite, model).chain()


class _Walker:
    """Follows the values backwards, from the only output to the only input."""

    def __init__(self, tflite: Any, model: Any) -> None:
        self.tflite = tflite
        self.model = model
        self.graph = model.Subgraphs(0)
        lengths = (self.graph.OperatorsLength(), model.OperatorCodesLength())
        if max(lengths) > _MOST_OPERATORS:
            raise ThimbleError(
                f"{max(lengths):,} operators are more than a chain can have"
            )
        codes = [model.OperatorCodes(k) for k in range(model.OperatorCodesLength())]
        numbers = [
            max(code.BuiltinCode(), code.DeprecatedBuiltinCode()) for code in codes
        ]
        names = {
            v: k for k, v in vars(tflite.BuiltinOperator).items() if isinstance(v, int)
        }
        self.names = [names.get(number, f"operator {number}") for number in numbers]

    def chain(self) -> list[Operator]:
        graph = self.graph
        if graph.InputsLength() != 1 or graph.OutputsLength() != 1:
            raise Unsupported(
                "the model",
                f"it has {graph.InputsLength()} inputs and {graph.OutputsLength()} outputs",
                "one of each can be converted",
            )
        producer = {}
        for k in range(graph.OperatorsLength()):
            for out in graph.Operators(k).OutputsAsNumpy():
                producer[int(out)] = k
        operators: list[Operator] = []
        tensor = int(graph.Outputs(0))
        while tensor != int(graph.Inputs(0)):
            if tensor not in producer:
                raise ThimbleError("the model's output does not depend on its input")
            if len(operators) == len(producer):
                raise ThimbleError("the model's operators form a circle")
            operators.append(self._operator(producer[tensor]))
            tensor = self._data_input(producer[tensor])
        return operators[::-1]

    def _data_input(self, index: int) -> int:
        """The input that carries the values; the others are constants or shapes."""
        operator = self.graph.Operators(index)
        changing = [
            int(i)
            for i in operator.InputsAsNumpy()
            if i >= 0
            and self._tensor(int(i)).data is None
            and self._tensor(int(i)).dtype != "int32"
        ]
        if len(changing) != 1:
            raise Unsupported(
                self._label(index),
                f"it joins {len(changing)} values",
                "a chain, one value to the next, can be converted",
            )
        return changing[0]

    @staticmethod
    def _carries_values(tensor: Tensor) -> bool:
        return tensor.data is None and tensor.dtype != "int32"

    def _label(self, index: int) -> str:
        return (
            f"operator {index} ({self.names[self.graph.Operators(index).OpcodeIndex()]})"
        )

    def _operator(self, index: int) -> Operator:
        operator = self.graph.Operators(index)
        inputs = [
            self._tensor(int(i)) if i >= 0 else None for i in operator.InputsAsNumpy()
        ]
        name = self.names[operator.OpcodeIndex()]
        output = self._tensor(int(operator.Outputs(0)))
        return Operator(
            name, self._label(index), inputs, output, self._options(name, operator)
        )

    def _options(self, name: str, operator: Any) -> Any:
        kinds = {"FULLY_CONNECTED": "FullyConnectedOptions", "SOFTMAX": "SoftmaxOptions"}
        table = operator.BuiltinOptions()
        if name not in kinds or table is None:
            return None
        options = getattr(self.tflite, kinds[name])()
        options.Init(table.Bytes, table.Pos)
        return options

    def _tensor(self, index: int) -> Tensor:
        tensor = self.graph.Tensors(index)
        shape = (
            tuple(int(s) for s in tensor.ShapeAsNumpy()) if tensor.ShapeLength() else ()
        )
        dtype = _DTYPES.get(tensor.Type(), f"type {tensor.Type()}")
        quantization = tensor.Quantization()
        scales, zeros = np.zeros(0, np.float32), np.zeros(0, np.int64)
        if quantization is not None and quantization.ScaleLength():
            scales = np.array(quantization.ScaleAsNumpy(), np.float32)
            zeros = np.array(quantization.ZeroPointAsNumpy(), np.int64)
        buffer = self.model.Buffers(tensor.Buffer())
        data = None
        if (
            buffer is not None
            and buffer.DataLength()
            and dtype in ("int8", "int32", "float32")
        ):
            kind = {"int8": "i1", "int32": "<i4", "float32": "<f4"}[dtype]
            data = np.frombuffer(buffer.DataAsNumpy().tobytes(), kind).reshape(shape)
        return Tensor(tensor.Name().decode("utf-8"), shape, dtype, scales, zeros, data)
