namespace Larmor.Transport.InTime;

/// <summary>Lengths of the elements of one stretch of metal: short at the faces that drive, twice as long from one to the next.</summary>
internal static class MeshGrading
{
    private const double Growth = 2;

    /// <summary>The lengths from left to right, in m.</summary>
    /// <param name="length">Length of the stretch in m.</param>
    /// <param name="side">−1 for a left lead, +1 for a right lead, whose far ends need no short elements; 0 for a layer between two faces.</param>
    /// <param name="first">Length of an element at a face in m.</param>
    public static double[] Lengths(double length, int side, double first)
    {
        double reach = side == 0 ? length / 2 : length;
        int count = Math.Max(1, (int)Math.Ceiling(Math.Log((reach * (Growth - 1) / first) + 1) / Math.Log(Growth)));
        double unit = reach * (Growth - 1) / (Math.Pow(Growth, count) - 1);
        double[] outward = [.. Enumerable.Range(0, count).Select(k => unit * Math.Pow(Growth, k))];
        if (side > 0) return outward;
        double[] inward = [.. outward.Reverse()];
        if (side < 0) return inward;
        return count == 1 && length <= first ? [length] : [.. outward, .. inward];
    }
}
