using Larmor.Magnetism.Motion;

namespace Larmor.Tests.Magnetism.Motion;

public class DampingTensorTests
{
    [Fact]
    public void A_negative_damping_is_refused_with_its_eigenvalue_and_its_moment()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => DampingTensor.Constant(1, [1, 0, 0, 0, -2, 0, 0, 0, 1]));
        Assert.Contains("negative eigenvalue -2 J s", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("entropy would fall", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cross_damping_beyond_the_moments_own_is_refused()
    {
        double[] matrix = new double[36];
        for (int i = 0; i < 6; i++) (matrix[7 * i], matrix[(6 * i) + ((i + 3) % 6)]) = (1, 1.1);
        Assert.Throws<ArgumentException>(() => DampingTensor.Constant(2, matrix));
        for (int i = 0; i < 6; i++) matrix[(6 * i) + ((i + 3) % 6)] = 1;
        Assert.Equal(2, DampingTensor.Constant(2, matrix).Count);
    }

    [Fact]
    public void A_constant_antisymmetric_part_and_a_wrong_size_are_refused()
    {
        Assert.Contains("Onsager-Casimir", Assert.Throws<ArgumentException>(() => DampingTensor.Constant(1, [1, 0.1, 0, -0.1, 1, 0, 0, 0, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DampingTensor.Constant(1, [1, 0, 0, 1]));
        Assert.Throws<ArgumentException>(() => DampingTensor.Constant(1, [double.NaN, 0, 0, 0, 1, 0, 0, 0, 1]));
    }
}
