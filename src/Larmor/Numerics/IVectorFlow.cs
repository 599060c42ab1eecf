namespace Larmor.Numerics;

/// <summary>A system of three components on the unit sphere whose derivative is had by value: one moment, for steppers that keep it in registers.</summary>
public interface IVectorFlow : IOdeSystem
{
    /// <summary>du/dt.</summary>
    Vector3d Velocity(double time, Vector3d u);
}
